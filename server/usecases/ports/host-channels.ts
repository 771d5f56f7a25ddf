/** Any channel of the host, archived ones too. */
export type HostChannel = Readonly<{
  id: string
  /** `""` of direct and group channels, as is the team's name. */
  teamId: string
  teamName: string
  type: 'O' | 'P' | 'D' | 'G'
  /** Its address. */
  name: string
  displayName: string
  isArchived: boolean
}>

/** How somebody names a channel; `teamName` is `""` unless they gave it. */
export type ChannelNamed =
  { readonly name: string; readonly teamName: string } | { readonly displayName: string }

export interface HostChannels {
  /** `undefined` when it is gone. */
  find(channelId: string): Promise<HostChannel | undefined>
  /** Of the team, whoever may see them; at most 20. */
  findNamed(teamId: string, named: ChannelNamed): Promise<readonly HostChannel[]>
}
