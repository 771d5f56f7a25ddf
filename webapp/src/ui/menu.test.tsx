import { afterEach, expect, test } from '@jest/globals'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import * as React from 'react'

import { Menu } from './menu.tsx'

function show() {
  const chosen: string[] = []
  const entry = (text: string) => ({ text, onChoose: () => void chosen.push(text) })
  const entries = [{ ...entry('Copy'), isDisabled: true }, entry('Edit'), entry('Rename'), entry('Delete')]
  render(<Menu label='What to do' entries={entries} />)
  return { chosen, person: userEvent.setup(), button: screen.getByRole('button', { name: 'What to do' }) }
}

const focused = () => document.activeElement?.textContent

afterEach(cleanup)

test('the menu opens on its first usable entry; arrows, Home and End move about', async () => {
  const { person, button } = show()
  button.focus()
  await person.keyboard('{ArrowDown}')
  expect(button.getAttribute('aria-expanded')).toBe('true')
  expect(focused()).toBe('Edit')
  await person.keyboard('{ArrowUp}')
  expect(focused()).toBe('Delete')
  await person.keyboard('{Home}')
  expect(focused()).toBe('Edit')
  await person.keyboard('{End}')
  expect(focused()).toBe('Delete')
})

test('choosing happens once, closes the menu and leaves the focus at its button', async () => {
  const { person, button, chosen } = show()
  await person.click(button)
  await person.keyboard('{ArrowDown}{Enter}')
  expect(chosen).toEqual(['Rename'])
  expect(screen.queryByRole('menu')).toBeNull()
  expect(document.activeElement).toBe(button)
})

test('Escape closes the menu and nothing happens', async () => {
  const { person, button, chosen } = show()
  await person.click(button)
  await person.keyboard('{Escape}')
  expect(screen.queryByRole('menu')).toBeNull()
  expect(document.activeElement).toBe(button)
  expect(chosen).toEqual([])
})
