/// stub
package func nearest(to name: String, among names: [String]) -> [String] { [] }
