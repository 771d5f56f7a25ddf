import ts from 'typescript'

const TESTS = new Set(['test', 'it', 'describe'])
/** Makes one test for each point at which a gesture can be killed: its ids, then the gesture. */
const CRASHES = 'testCrashes'

/**
 * Names of the tests in a TypeScript source, each with the names of the `describe` around it. Of a name that is put
 * together only what is written there counts; a table that names its cases counts with their strings.
 */
export function testNamesIn(source: string, fileName: string): string[] {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true)
  const names: string[] = []
  const visit = (node: ts.Node, around: string): void => {
    const named = ts.isCallExpression(node) ? readTest(node) : undefined
    if (!named) return ts.forEachChild(node, (child) => visit(child, around))
    const name = `${around}${named.name}`
    if (named.kind !== 'describe') names.push(name)
    ts.forEachChild(node, (child) => visit(child, named.kind === 'describe' ? `${name}: ` : around))
  }
  visit(file, '')
  return names
}

/** Names of the tests in Go: what stands above a test function, and its named parts. */
export const goTestNamesIn = (source: string): string[] => [
  ...[...source.matchAll(/((?:^\/\/.*\n)+)^func Test/gm)].map(([, comment = '']) =>
    comment.replaceAll('// ', '').replaceAll('\n', ' ').trim(),
  ),
  ...[...source.matchAll(/\bt\.Run\("((?:[^"\\]|\\.)*)"/g)].map(([, name = '']) => name),
]

function readTest(call: ts.CallExpression): { kind: string; name: string } | undefined {
  const kind = rootOf(call.expression)
  const [first, second] = call.arguments
  if (kind === CRASHES && first && second) {
    return {
      kind,
      name: `${textOf(first)} ${textOf(second)} killed at any point: all or nothing, nothing twice`,
    }
  }
  if (!kind || !TESTS.has(kind) || !first || !isText(first)) return undefined
  const table = ts.isCallExpression(call.expression) ? stringsIn(call.expression) : []
  return { kind, name: [textOf(first), ...table].join(' ') }
}

/** `test`, also of `test.each(…)` and `test.only`. */
function rootOf(node: ts.Expression): string | undefined {
  if (ts.isIdentifier(node)) return node.text
  if (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node)) return rootOf(node.expression)
  return ts.isTaggedTemplateExpression(node) ? rootOf(node.tag) : undefined
}

const isText = (node: ts.Expression): boolean => ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)

function textOf(node: ts.Expression): string {
  if (ts.isStringLiteralLike(node)) return node.text
  return ts.isIdentifier(node) ? node.text : node.getText().slice(1, -1)
}

/** Ids among the cases of a table. */
function stringsIn(call: ts.CallExpression): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && STARTS_WITH_ID.test(node.text)) found.push(node.text)
    ts.forEachChild(node, visit)
  }
  call.arguments.forEach(visit)
  return found
}

const STARTS_WITH_ID = /^(?:A|P|V|X|PB)-\d+\b/
