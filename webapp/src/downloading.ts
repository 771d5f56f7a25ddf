import type { Api } from './api.ts'
import type { Page } from './host.ts'
import type { Notify } from './notify.ts'
import { failureOf, type Failure } from './request.ts'

interface DownloadDeps {
  readonly api: Pick<Api, 'file'>
  readonly page: Pick<Page, 'document' | 'URL' | 'setTimeout'>
  readonly notify: Notify
}

/**
 * Saves a file that our server makes. Never rejects: why it could not be had is said in a toast.
 *
 * @param path Below our REST interface.
 * @param isHandled Whether the caller shows this failure in another way.
 */
export const makeDownload = ({ api, page, notify }: DownloadDeps) =>
  async function download(
    path: string,
    name: string,
    isHandled: (failure: Failure) => boolean = () => false,
  ): Promise<void> {
    try {
      save(page, await api.file(path), name)
      notify.done({ text: 'webapp.download.done', values: { name } })
    } catch (error) {
      const failure = failureOf(error)
      if (isHandled(failure)) return
      const again = () => void download(path, name, isHandled)
      notify.failed({ text: 'webapp.error.download', failure }, again)
    }
  }

/** Long enough for every browser to have read it. */
const KEPT_FOR = 60_000

/** As a click on a link to a file does it. */
function save(page: DownloadDeps['page'], file: Blob, name: string): void {
  const url = page.URL.createObjectURL(file)
  const link = page.document.createElement('a')
  Object.assign(link, { href: url, download: name })
  link.click()
  page.setTimeout(() => page.URL.revokeObjectURL(url), KEPT_FOR)
}
