import Testing

@testable import Plan
