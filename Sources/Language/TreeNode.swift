/// A labelled tree for people: what the printers of tokens and syntax make, and what tests compare.
package struct TreeNode: Hashable, Sendable {
  /// The word in front.
  package let label: String
  /// What stands below it.
  package let children: [TreeNode]

  /// Makes a node.
  package init(_ label: String, _ children: [TreeNode] = []) {
    self.label = label
    self.children = children
  }

  /// `(label child child)` on one line; a node without children is its label.
  package var oneLine: String {
    if children.isEmpty { return label }
    return "(" + ([label] + children.map(\.oneLine)).joined(separator: " ") + ")"
  }

  /// One node a line, indented by two; what fits in `width` columns stays on one.
  package func indented(width: Int = 80, by indent: Int = 0) -> String {
    let margin = String(repeating: " ", count: indent)
    let line = oneLine
    if children.isEmpty || indent + line.count <= width { return margin + line }
    let below = children.map { $0.indented(width: width, by: indent + 2) }
    return ([margin + "(" + label] + below).joined(separator: "\n") + ")"
  }
}
