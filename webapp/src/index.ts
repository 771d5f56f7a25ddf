import './guard.ts'
import './public-path.ts'
import { PLUGIN_ID, thePage } from './host.ts'
import { makePlugin } from './plugin.ts'

const page = thePage()
page.registerPlugin(PLUGIN_ID, makePlugin(page))
