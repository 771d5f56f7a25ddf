import { Type, type Static } from 'typebox'

/**
 * What the host posts when a button of ours is pressed; fields that a later host adds are ignored. What it is about
 * stands in the signed context alone, the other ids decide nothing.
 *
 * Source: mattermost server/public, model/integration_action.go, PostActionIntegrationRequest.
 */
export const ButtonPress = Type.Object({
  user_id: Type.Optional(Type.String({ description: 'Refused unless it is the caller.' })),
  user_name: Type.Optional(Type.String()),
  channel_id: Type.Optional(Type.String()),
  channel_name: Type.Optional(Type.String()),
  team_id: Type.Optional(Type.String()),
  team_domain: Type.Optional(Type.String()),
  post_id: Type.String({ description: 'The post with the button.' }),
  trigger_id: Type.Optional(Type.String({ description: 'Opens a dialog.' })),
  type: Type.Optional(Type.String()),
  data_source: Type.Optional(Type.String()),
  context: Type.Object({ signed: Type.String({ description: 'As it was given out.' }) }),
})
export type ButtonPress = Static<typeof ButtonPress>

/**
 * A sentence that only the person who pressed reads, or what takes the place of the post's text and properties.
 *
 * Source: mattermost server/public, model/integration_action.go, PostActionIntegrationResponse.
 */
export const ButtonAnswer = Type.Object({
  ephemeral_text: Type.Optional(Type.String()),
  update: Type.Optional(
    Type.Object({ message: Type.String(), props: Type.Record(Type.String(), Type.String()) }),
  ),
})
export type ButtonAnswer = Static<typeof ButtonAnswer>
