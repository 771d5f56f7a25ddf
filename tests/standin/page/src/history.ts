import { createBrowserHistory } from 'history'

/** The app's one history; plugins get it as `WebappUtils.browserHistory`. */
export const browserHistory = createBrowserHistory()
