import Model
import Testing

@Suite struct ByteTextTests {
  private static let sizes: [(Int, String)] = [
    (0, "0 bytes"), (1, "1 byte"), (1_023, "1023 bytes"), (1_024, "1 KiB"), (1_025, "1.1 KiB"),
    (10_485_760, "10 MiB"), (10_485_761, "10.1 MiB"), (104_857_600, "100 MiB"),
    (104_857_601, "101 MiB"), (9_663_676_416, "9 GiB"), (12_637_976_486, "11.8 GiB"),
    (1_073_741_823, "1 GiB"), (Int.max, "8388608 TiB"),
  ]

  @Test(
    "Bytes are told in the greatest unit of which there is one, rounded up", arguments: sizes)
  func shown(_ count: Int, _ text: String) { #expect(shownBytes(count) == text) }
}
