import { bool, bytes, int, list, string } from '../gob/schema.ts'
import { appError, signature } from '../lettered.ts'
import { PluginKVSetOptions } from '../models/key-value.ts'

/** The plugin's own store, shared by all nodes. Keys have 1 to 150 characters. */
export const keyValueCalls = {
  /** key; an absent one answers no bytes */
  KVGet: signature([string], [bytes, appError]),
  /** key, value; an empty value deletes */
  KVSet: signature([string, bytes], [appError]),
  /** key, value, options; true when it was set */
  KVSetWithOptions: signature([string, bytes, PluginKVSetOptions], [bool, appError]),
  /** key, old value, new value; true when it was set */
  KVCompareAndSet: signature([string, bytes, bytes], [bool, appError]),
  /** key */
  KVDelete: signature([string], [appError]),
  /** page from 0, keys a page */
  KVList: signature([int, int], [list(string), appError]),
} as const
