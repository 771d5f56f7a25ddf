/**
 * A short sequence that still fails: leaves out what can be left out, many steps at a time first. Each try costs a
 * whole play, so it ends when the time is over.
 *
 * @param failsAt The place of the step that fails, `undefined` when none does.
 */
export async function shorten<Step>(
  steps: readonly Step[],
  failsAt: (steps: readonly Step[]) => Promise<number | undefined>,
  milliseconds: number,
): Promise<readonly Step[]> {
  const end = performance.now() + milliseconds
  let best = steps
  for (
    let size = Math.ceil(best.length / 2);
    size >= 1 && performance.now() < end;
    size = Math.floor(size / 2)
  ) {
    // The last step is the one that fails.
    for (let start = best.length - 1 - size; start > -size && performance.now() < end; start -= size) {
      const shorter = best.toSpliced(Math.max(0, start), size + Math.min(0, start))
      const place = await failsAt(shorter)
      if (place !== undefined) best = shorter.slice(0, place + 1)
    }
  }
  return best
}
