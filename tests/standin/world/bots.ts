import type { ApiTable } from '../plugin-host/api-table.ts'
import { AppError } from '../plugin-host/app-error.ts'
import { findRow, getRow, insertRow, numberOf, textOf, type Base, type Row } from './base.ts'
import { addPerson, findUserRow, setActive } from './users.ts'

const BOT = `select bots.*, users.username, users.firstname as displayname
  from bots join users on users.id = bots.userid where`
const PICTURE = /^(?:\x89PNG|GIF8|\xff\xd8\xff)/

interface BotFields {
  readonly Username: string
  readonly DisplayName: string
  readonly Description: string
}

export function botApi(base: Base, pluginId: string): ApiTable {
  return {
    EnsureBotUser: (bot) => ensureBot(base, bot, pluginId),
    UpdateBotActive: async (id, isActive) => {
      await getBot(base, id)
      const deleteAt = isActive ? 0 : base.now()
      await base.pool.query('update bots set deleteat = $2 where userid = $1', [id, deleteAt])
      await setActive(base, id, isActive)
      return botOf(await getBot(base, id))
    },
    SetProfileImage: async (userId, image) => {
      if (!PICTURE.test(image.toString('latin1', 0, 4))) throw noPicture
      base.picture(userId, image)
      await base.pool.query('update users set lastpictureupdate = $2 where id = $1', [userId, base.now()])
    },
  }
}

const noPicture = new AppError({
  id: 'api.user.upload_profile_user.decode_config.app_error',
  statusCode: 400,
})

/** Makes, finds or renames the owner's bot. A person who has the name is answered as if it were the bot. */
export async function ensureBot(base: Base, bot: BotFields, owner: string): Promise<string> {
  const ours = await findRow(base, `${BOT} bots.ownerid = $1`, [owner])
  if (ours) return rename(base, textOf(ours.userid), bot)
  const taken = await findUserRow(base, bot.Username)
  if (taken) return textOf(taken.id)
  const id = await addPerson(base, { username: bot.Username, firstName: bot.DisplayName })
  const at = base.now()
  await insertRow(base, 'bots', {
    userid: id,
    description: bot.Description,
    ownerid: owner,
    createat: at,
    updateat: at,
    deleteat: 0,
  })
  return id
}

async function rename({ pool }: Base, id: string, bot: BotFields): Promise<string> {
  await pool.query('update users set username = $2, firstname = $3 where id = $1', [
    id,
    bot.Username,
    bot.DisplayName,
  ])
  await pool.query('update bots set description = $2 where userid = $1', [id, bot.Description])
  return id
}

function getBot(base: Base, id: string): Promise<Row> {
  return getRow(base, 'store.sql_bot.get.missing.app_error', `${BOT} bots.userid = $1`, [id])
}

function botOf(row: Row) {
  return {
    UserId: textOf(row.userid),
    Username: textOf(row.username),
    DisplayName: textOf(row.displayname),
    Description: textOf(row.description),
    OwnerId: textOf(row.ownerid),
    CreateAt: numberOf(row.createat),
    UpdateAt: numberOf(row.updateat),
    DeleteAt: numberOf(row.deleteat),
  }
}
