import Glibc

// Writes the classroom dataset into the folder given: swift run generate-classroom FOLDER
guard CommandLine.arguments.count == 2 else {
  print("usage: generate-classroom FOLDER")
  exit(2)
}
for file in generateClassroom() {
  let path = "\(CommandLine.arguments[1])/\(file.name)"
  guard write(file.text, to: path) else {
    print("cannot write \(path)")
    exit(3)
  }
  print("\(path): \(file.text.utf8.count) bytes")
}
