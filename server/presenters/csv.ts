import { stringify } from 'csv-stringify/sync'

/** So that spreadsheets read it as UTF-8. */
const BYTE_ORDER_MARK = '\u{FEFF}'

/** Rows as CSV, part by part, below a line with the names of the columns. Cells that begin like a formula are not one. */
export async function* presentCsv<Row>(
  parts: AsyncIterable<readonly Row[]>,
  columns: readonly string[],
  present: (row: Row) => Readonly<Record<string, string | number | boolean>>,
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + textOf([columns])
  for await (const rows of parts) {
    yield textOf(
      rows.map((row) => {
        const cells = present(row)
        return columns.map((column) => String(cells[column] ?? ''))
      }),
    )
  }
}

const textOf = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((row) => [...row]),
    { escape_formulas: true, record_delimiter: 'windows' },
  )
