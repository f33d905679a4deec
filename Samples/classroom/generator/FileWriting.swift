import Glibc

/// Writes the text to a file, replacing it, and says whether all of it arrived.
func write(_ text: String, to path: String) -> Bool {
  guard let file = unsafe fopen(path, "w") else {
    return false
  }
  let written = unsafe fputs(text, file)
  return unsafe fclose(file) == 0 && written >= 0
}
