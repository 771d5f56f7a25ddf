import { expect, test } from '@jest/globals'
import type { GlobalState } from '@mattermost/types/store'
import { getCurrentChannelId, getMyChannelMember } from 'mattermost-redux/selectors/entities/channels'
import { getCurrentTeamId } from 'mattermost-redux/selectors/entities/teams'
import { getCurrentUserId } from 'mattermost-redux/selectors/entities/users'

import { makeFakeStore } from './fake-store.ts'
import { currentChannelId, currentTeamId, currentUserId, isInChannel } from './host.ts'

const { store } = makeFakeStore({
  channels: { currentChannelId: 'channel-1', myMembers: { 'channel-1': { channel_id: 'channel-1' } } },
  teams: { currentTeamId: 'team-1' },
  users: { currentUserId: 'ann' },
})
const ours = store.getState()
const theirs = ours as unknown as GlobalState // only the part that is read

test('we read of the host’s state what its own selectors read', () => {
  expect(currentChannelId(ours)).toBe(getCurrentChannelId(theirs))
  expect(currentTeamId(ours)).toBe(getCurrentTeamId(theirs))
  expect(currentUserId(ours)).toBe(getCurrentUserId(theirs))
  for (const id of ['channel-1', 'channel-2'])
    expect(isInChannel(ours, id)).toBe(getMyChannelMember(theirs, id) !== undefined)
})
