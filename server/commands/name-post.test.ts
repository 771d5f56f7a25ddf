import { expect, test } from '@jest/globals'

import { namePost } from './name-post.ts'

const id = 'wj3drgzdpnf54rxf5d8qd3dqne'

test.each([
  id,
  `https://chat.example.org/ops/pl/${id}`,
  `http://localhost:8065/sub/path/ops/pl/${id}/`,
  `https://chat.example.org/_redirect/pl/${id}?focus=1`,
  `/ops/pl/${id}#top`,
])('%s names the post', (text) => {
  expect(namePost({ text })).toBe(id)
})

test.each([
  '',
  'x',
  `${id}x`,
  id.toUpperCase(),
  `https://chat.example.org/ops/channels/${id}`,
  `https://chat.example.org/ops/pl/${id}x`,
  `ops/pl/${id}`,
  `/ops/pl/`,
])('%j names none', (text) => {
  expect(namePost({ text })).toBeUndefined()
})
