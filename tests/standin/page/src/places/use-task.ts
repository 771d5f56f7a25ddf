import * as React from 'react'

/** Something that a window waits for: closes it when it is done, or says why it was not. */
export function useTask(onDone: () => void) {
  const [isBusy, setBusy] = React.useState(false)
  const [error, setError] = React.useState('')
  const run = (task: () => Promise<unknown>) => {
    setBusy(true)
    setError('')
    void task()
      .then(onDone)
      .catch((failure: Error) => setError(failure.message))
      .finally(() => setBusy(false))
  }
  return { run, isBusy, error }
}
