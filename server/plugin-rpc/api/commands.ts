import { bool, optional, string } from '../gob/schema.ts'
import { appError, goError, signature } from '../lettered.ts'
import { Bot, BotPatch } from '../models/bot.ts'
import { Command, CommandArgs, CommandResponse } from '../models/command.ts'

/** Slash commands and our bot. */
export const commandCalls = {
  RegisterCommand: signature([optional(Command)], [goError]),
  /** team id, trigger */
  UnregisterCommand: signature([string, string], [goError]),
  ExecuteSlashCommand: signature([optional(CommandArgs)], [optional(CommandResponse), goError]),
  /** Answers the bot's user id, or that of a person who has the name: check IsBot. */
  EnsureBotUser: signature([optional(Bot)], [string, goError]),
  /** bot user id, deleted ones too */
  GetBot: signature([string, bool], [optional(Bot), appError]),
  /** bot user id, patch */
  PatchBot: signature([string, optional(BotPatch)], [optional(Bot), appError]),
  /** bot user id, active */
  UpdateBotActive: signature([string, bool], [optional(Bot), appError]),
} as const
