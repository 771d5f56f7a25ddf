import type { Locator, Page } from 'playwright-core'

/** With the button of the channel header; a narrow window has it there only. */
export async function openSidebar(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Incidents' }).first().click()
  await page.locator('#rhsContainer h2').waitFor()
}

export async function startFromSidebar(
  page: Page,
  { name, playbook }: { readonly name: string; readonly playbook: string },
): Promise<void> {
  await page.getByRole('button', { name: 'Start Incident' }).click()
  const dialog = page.getByRole('dialog', { name: 'Incident Details' })
  await dialog.getByLabel(/^Playbook/).selectOption({ label: playbook })
  await dialog.getByLabel(/^Incident Name/).fill(name)
  await dialog.getByRole('button', { name: 'Start Incident' }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** Of a list with one incident. */
export async function joinFromList(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Join Incident Channel' }).click()
  await tab(page, 'Summary').waitFor()
}

/** The entry of an incident in the list. */
export const entry = (page: Page, name: string): Locator =>
  page.locator('#rhsContainer').getByRole('button', { name, exact: true })

/** @param name How it begins. */
export const tab = (page: Page, name: string): Locator =>
  page.locator('#rhsContainer').getByRole('tab', { name: new RegExp(`^${name}`) })
