import type { ColumnType } from 'kysely'

/** Selected, never written. Nearly everything may be null in Mattermost's tables: use `coalesce`. */
type Read<T> = ColumnType<T, never, never>
type Text = Read<string | null>
type Count = Read<number | null>
type Flag = Read<boolean | null>

/** Mattermost's tables, as far as we read them; host-tables.ts checks at the start that they are like this. */
export interface HostTables {
  users: {
    id: Read<string>
    username: Text
    firstname: Text
    lastname: Text
    nickname: Text
    position: Text
    /** Separated by blanks. */
    roles: Text
    locale: Text
    deleteat: Count
  }
  bots: { userid: Read<string> }
  teams: { id: Read<string>; name: Text; displayname: Text; deleteat: Count }
  /** `deleteat` 0 = in the team now. */
  teammembers: {
    teamid: Read<string>
    userid: Read<string>
    schemeguest: Flag
    deleteat: Count
  }
  channels: {
    id: Read<string>
    /** Empty for direct and group channels. */
    teamid: Text
    name: Text
    displayname: Text
    creatorid: Text
    /** An enum: cast to text before comparing it with a parameter. */
    type: Read<'O' | 'P' | 'D' | 'G' | null>
    updateat: Count
    deleteat: Count
  }
  /** A row = in the channel now, if the team row says so too. */
  channelmembers: { channelid: Read<string>; userid: Read<string>; schemeguest: Flag }
  /** An open row does not prove presence: leaving the team writes no `leavetime`. */
  channelmemberhistory: {
    channelid: Read<string>
    userid: Read<string>
    jointime: Read<number>
    leavetime: Count
  }
  /** Former versions of edited posts are rows too, with `originalid` set. */
  posts: {
    id: Read<string>
    channelid: Text
    userid: Text
    rootid: Text
    originalid: Text
    type: Text
    message: Text
    props: Read<Record<string, unknown> | null>
    createat: Count
    editat: Count
    deleteat: Count
  }
}
