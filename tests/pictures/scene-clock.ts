/** A moment as every interface of ours writes it: milliseconds since 1970, of this decade and the next. */
const MOMENT = /(?<!\d)1[6-9]\d{11}(?!\d)/g

interface Mark {
  /** When the script came here. */
  readonly real: number
  /** What the clocks in the picture say then. */
  readonly shown: number
}

/**
 * The time of a played scene: the script says what it is, and what happens between two marks of the script happens at
 * the earlier one, whatever the machine's clock says and however long it took. So a scene looks the same every time.
 */
export class SceneClock {
  private readonly marks: Mark[]
  private readonly now: () => number

  /**
   * @param shown What the clocks say at the real moment of the first mark; what was before keeps its distance.
   * @param real Milliseconds since 1970.
   */
  constructor(shown: Date, real: number, now: () => number = Date.now) {
    this.now = now
    this.marks = [{ real, shown: shown.getTime() }]
  }

  /** The scene goes on so many minutes later. */
  later(minutes: number): void {
    this.marks.push({ real: this.now(), shown: this.last.shown + minutes * 60_000 })
  }

  /** What the clocks in the picture say. */
  get shown(): number {
    return this.last.shown
  }

  /** Puts scene time in the place of every moment in a text. */
  retell(text: string): string {
    return text.replace(MOMENT, (moment) => String(this.shownAt(Number(moment))))
  }

  private shownAt(real: number): number {
    const mark = this.marks.findLast((candidate) => candidate.real <= real) ?? this.first
    return mark.shown + real - mark.real
  }

  private get first(): Mark {
    return this.marks[0] ?? { real: 0, shown: 0 }
  }

  private get last(): Mark {
    return this.marks.at(-1) ?? this.first
  }
}
