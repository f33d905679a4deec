"""Writes sentences of the grammar, and near misses, each with what the grammar says of it.

Usage: python3 sentences.py [--seed N] [--count N] FILE
Needs Lark: pip install 'lark[interegular]'

A line is `+ sentence` if the grammar takes it and `- sentence` if it does not; there are as many of
one as of the other. Sentences are drawn from the rules, their words from the table below; near
misses are sentences with a word left out, said twice, exchanged or replaced. The label is always
what the whole grammar says, for words are soft and a drawn sentence may read otherwise than it was
drawn. `Tests/LanguageTests/SentenceTests.swift` holds the parser to the labels. What only lacks backquotes round a column at the start of a clause
is left out: there the parser is laxer, as the README of this folder says.
"""

import argparse
import collections
import random
import re

import lark

import check

# What stands for each terminal that is no fixed word.
WORDS = {
    "NAME": [
        "cases", "statements", "people", "released", "faction", "region", "minsk", "speaker", "x",
        "sentence_months", "minsk-city", "O'Brien", "Ціханоўскі", "_", "`odd name`", "`first`",
        # Keywords that are names where the grammar can take no keyword.
        "month", "first", "count", "number", "time", "list", "no", "days", "none", "at", "line",
    ],
    "STRING": ['"tax evasion"', '"a \\"b\\" c"', '""', '"common.cq"'],
    "PARAM": ["$since", "$n"],
    "INT": ["0", "1", "12", "90", "2024"],
    "DEC": ["2.5", "0.0"],
    "DATE": [
        "2024-07", "2024-07-15", "2024-Q3", "2024-W28", "2021~", "202X", "2021-XX", "2021-08-XX",
        "2021-08?",
    ],
    "REGEX": ["/a.*b/", "/[ab]+\\/c/"],
    "HEDGE": ["possibly", "unsure"],
    "SETOP": ["union", "intersect", "except"],
    "TOP": ["top", "bottom"],
    "AGG": [
        "sum", "mean", "median", "quantile", "deviation", "least", "greatest", "list", "distinct",
    ],
    "NO": ["no"],
    "ANY": ["any"],
    "EVERY": ["every"],
    "DIR": ["asc", "desc"],
    "STATUS": ["none", "known", "unknown", "exact", "imprecise"],
    "TEXTOP": ["contains", "has", "starts", "ends", "resembles"],
    "CHART": ["bars", "line", "area", "heat", "timeline", "graph"],
    "NETWORK_KIND": ["congruence", "conflict", "subtract"],
    "UNIT": [
        "day", "days", "week", "weeks", "month", "months", "quarter", "quarters", "year", "years",
    ],
    "PERIOD": ["this", "previous", "next"],
    "NUMBER": ["number"],
    "AT": ["at"],
    "CMP": ["=", "!=", "<", "<=", ">", ">="],
    "ADD": ["+", "-"],
    "MUL": ["*", "/", "%"],
}
LENGTH_MIN, LENGTH_MAX = 16, 120
DEPTH_MAX = 14


class Sentences:
    """Draws sentences from the rules of a grammar."""

    def __init__(self, grammar: lark.Lark, chance: random.Random):
        self.chance = chance
        self.rules = {}
        for rule in grammar.rules:
            self.rules.setdefault(rule.origin.name, []).append(rule.expansion)
        self.words = dict(WORDS)
        for terminal in grammar.terminals:
            # A word of a rule: a sign, or letters in brackets before the end of a whole word.
            pattern = terminal.pattern
            word = re.match(r"\(([a-z]+)\)", pattern.value)
            if word or isinstance(pattern, lark.lexer.PatternStr):
                self.words.setdefault(terminal.name, [word[1] if word else pattern.value])
        self.all_words = sorted({word for words in self.words.values() for word in words})
        self.depths = self.least_depths()
        self.uses = collections.Counter()

    def least_depths(self):
        """The depth of the least tree of each rule's name."""
        depths = {}
        while len(depths) < len(self.rules):
            for name, expansions in self.rules.items():
                found = [d for d in (self.depth(e, depths) for e in expansions) if d is not None]
                if found and name not in depths:
                    depths[name] = 1 + min(found)
        return depths

    def depth(self, expansion, depths):
        below = [0 if s.is_term else depths.get(s.name) for s in expansion]
        return None if None in below else max(below, default=0)

    def draw(self, name, depth=0):
        """The words of one sentence."""
        choices = self.rules[name]
        if depth == 0:
            # Rules to apply, after which each goes the shortest way.
            self.left = self.chance.randrange(4, 36)
        self.left -= 1
        if depth >= DEPTH_MAX or self.left < 0:
            least = min(self.depth(e, self.depths) for e in choices)
            choices = [e for e in choices if self.depth(e, self.depths) == least]
        # What was seldom drawn comes up more often, so that no rule is rare.
        weights = [1 / (9 + self.uses[name, tuple(e)]) for e in choices]
        chosen = self.chance.choices(choices, weights)[0]
        self.uses[name, tuple(chosen)] += 1
        words = []
        for symbol in chosen:
            if symbol.is_term:
                words.append(self.word(symbol.name))
            else:
                words += self.draw(symbol.name, depth + 1)
        return words

    def word(self, name):
        # Most names are plain, for a name that is a keyword too is often read as that.
        words = self.words[name]
        return self.chance.choice(words[:9] if self.chance.random() < 0.8 else words)

    def changed(self, words):
        """A near miss."""
        words = list(words)
        for _ in range(self.chance.choice([1, 1, 1, 2])):
            place = self.chance.randrange(len(words)) if words else 0
            kind = self.chance.randrange(5) if words else 0
            if kind == 0:
                words.insert(place, self.chance.choice(self.all_words))
            elif kind == 1:
                words[place] = self.chance.choice(self.all_words)
            elif kind == 2:
                del words[place]
            elif kind == 3:
                words.insert(place, words[place])
            else:
                other = self.chance.randrange(len(words))
                words[place], words[other] = words[other], words[place]
        return words

    def written(self, words):
        """The words as a text: blanks where they are needed, and sometimes where they are not."""
        text = ""
        for word in words:
            joins = word in {",", ")", ".", "..", ";", ":", "("} or text[-1:] in {"(", ".", ""}
            tight = joins and self.chance.random() < 0.9
            text += word if tight else " " + word
        return text.strip()


def is_taken(grammar: lark.Lark, text: str) -> bool:
    try:
        grammar.parse(text)
    except lark.exceptions.UnexpectedInput:
        return False
    return True


# Words that go on with an expression, where a column at the start of a clause may be meant.
CONTINUING = re.compile(
    r"(?:gives|as|across|over|asc|desc|and|or|not|is|in|then|else|contains|has|starts|ends|matches"
    r"|resembles|from|about|mentioning|since|until|before|after|on|during|throughout|between|within)"
    r"(?=\s*\.\s*\w|\s+(?:in|since|until|before|after|on|during|throughout|between|within)\b)",
    re.IGNORECASE,
)


def lacks_backquotes(grammar: lark.Lark, text: str) -> bool:
    """True where the text is refused only for a column that is named like a word."""
    for _ in range(4):
        try:
            grammar.parse(text)
            return True
        except lark.exceptions.UnexpectedInput as error:
            place = getattr(error, "pos_in_stream", None)
            if not isinstance(place, int) or place < 0:
                return False
            # `not` is refused only at what follows it.
            before = re.search(r"\bnot\s*$", text[:place], re.IGNORECASE)
            word = CONTINUING.match(text, before.start() if before else place)
            if not word:
                return False
            text = f"{text[:word.start()]}`{word[0]}`{text[word.end():]}"
    return False


def lines(seed: int, count: int):
    grammar = check.parser(strict=False)
    sentences = Sentences(grammar, random.Random(seed))
    wanted = {True: (count + 1) // 2, False: count // 2}
    seen = set()
    while any(wanted.values()):
        words = sentences.draw(sentences.chance.choice(["start", "query", "query", "query"]))
        if sentences.chance.random() < 0.6:
            words = sentences.changed(words)
        text = sentences.written(words)
        shortest = 1 if sentences.chance.random() < 0.05 else LENGTH_MIN
        if not shortest <= len(text) <= LENGTH_MAX or text in seen:
            continue
        seen.add(text)
        taken = is_taken(grammar, text)
        if not taken and lacks_backquotes(grammar, text):
            continue
        if wanted[taken]:
            wanted[taken] -= 1
            yield f"{'+' if taken else '-'} {text}"


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--count", type=int, default=3000)
    arguments.add_argument("file")
    options = arguments.parse_args()
    with open(options.file, "w", encoding="utf-8") as file:
        for line in lines(options.seed, options.count):
            file.write(line + "\n")


if __name__ == "__main__":
    main()
