import Glibc

// Writes a SYNTHETIC archive of cases and statements: generate-benchmark FOLDER SCALE [SEED]
let scales = [
  "tiny": (cases: 1_000, statements: 5_000, people: 500),
  "small": (cases: 5_000, statements: 50_000, people: 2_000),
  "mid": (cases: 200_000, statements: 1_000_000, people: 20_000),
  "full": (cases: 2_000_000, statements: 10_000_000, people: 50_000),
]
let arguments = CommandLine.arguments
guard (3...4).contains(arguments.count), let scale = scales[arguments[2]],
  let seed = arguments.count == 4 ? UInt64(arguments[3]) : 20_260_630
else {
  print("usage: generate-benchmark FOLDER tiny|small|mid|full [SEED]")
  exit(2)
}
let folder = arguments[1]
let names = Names(seed: seed)
guard let people = People(scale.people, seed: seed, names: names, folder: folder),
  Cases(seed: seed, names: names).write(scale.cases, seed: seed, folder: folder),
  Statements.write(
    scale.statements, cases: scale.cases, people: people, seed: seed, folder: folder),
  write(Descriptor.text(seed: seed), to: folder + "/datapackage.json")
else {
  print("cannot write into \(folder)")
  exit(3)
}
