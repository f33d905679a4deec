"""Shows that the grammar has no conflicts and that every query given parses.

Usage: python3 check.py [FILE.cq ...]     (default: ../Samples/queries/*.cq)
Needs Lark: pip install 'lark[interegular]'
"""

import pathlib
import re
import sys

import lark

HERE = pathlib.Path(__file__).resolve().parent

# What must not parse: each line shows a rule of the language.
REFUSED = """
where region = minsk
cases where
cases | where a = b
cases where a == b
cases where a = 'b'
cases limit 5
cases where a is null
cases group by b
cases where a = b = c
cases mean a - b
cases first
released since 2024-7
cases where a within 90days of b
cases where matches /x/
cases sort by a
cases where x in ()
unsure minsk include
""".strip().splitlines()


def whole_word(terminal: lark.lexer.TerminalDef):
    """Lets a word of a rule match whole words alone: `include` is no `in` with a name after it."""
    pattern = terminal.pattern
    if isinstance(pattern, lark.lexer.PatternStr) and pattern.value.isalpha():
        end = r"(?![\w'])(?!-[^\W\d])"
        terminal.pattern = lark.lexer.PatternRE(f"({pattern.value}){end}", pattern.flags)
        terminal.priority = 3


def parser(strict: bool = True) -> lark.Lark:
    """Makes the LALR(1) parser; strict, it makes Lark raise at any conflict or clash of words."""
    text = (HERE / "casebook.lark").read_text(encoding="utf-8")
    return lark.Lark(
        text, parser="lalr", lexer="contextual", strict=strict, edit_terminals=whole_word
    )


def statements(text: str):
    """Cuts a script at blank lines outside brackets, quotes and comments; `;` is the grammar's."""
    piece = re.compile(r'"(?:[^"\\]|\\.)*"|`[^`\n]*`|(?:#|--)[^\n]*|\n[ \t\r]*(?=\n)|[();]|.', re.S)
    depth, start = 0, 0
    for match in piece.finditer(text):
        word = match[0]
        if word == "(":
            depth += 1
        elif word == ")":
            depth = max(depth - 1, 0)
        elif word == ";":
            depth = 0
        elif word.startswith("\n") and text[match.end() : match.end() + 1] == "\n" and depth == 0:
            yield text[start : match.start()]
            start = match.end()
    yield text[start:]


def main() -> int:
    grammar = parser()
    print("casebook.lark: LALR(1), 0 conflicts")
    given = [pathlib.Path(name) for name in sys.argv[1:]]
    files = given or sorted((HERE.parent / "Samples" / "queries").glob("*.cq"))
    failures = count = 0
    for file in files:
        for statement in statements(file.read_text(encoding="utf-8")):
            count += 1
            try:
                grammar.parse(statement)
            except lark.exceptions.UnexpectedInput as error:
                failures += 1
                print(f"{file.name}: refused\n{statement.strip()}\n{error}", file=sys.stderr)
    print(f"{len(files)} scripts, {count} parts: {failures} refused")
    for query in REFUSED:
        try:
            grammar.parse(query)
        except lark.exceptions.UnexpectedInput:
            continue
        failures += 1
        print(f"taken, but should be refused: {query}", file=sys.stderr)
    print(f"{len(REFUSED)} texts that must be refused: done")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
