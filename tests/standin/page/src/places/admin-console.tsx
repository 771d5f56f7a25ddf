import * as React from 'react'
import { Link, NavLink, Redirect, Route, Switch } from 'react-router-dom'

import { isSystemAdmin } from '../state/selectors.ts'
import { usePageState } from '../state/store.ts'
import { AdminPlugin } from './admin-plugin.tsx'
import { AdminUsers } from './admin-users.tsx'
import { useBodyClass } from './use-body-class.ts'

/** The System Console, as far as a plugin's administrator needs it. */
export function AdminConsole() {
  const isAdmin = usePageState(isSystemAdmin)
  const plugins = usePageState((state) => state.plugins.plugins)
  // A plugin that was switched off must be found again.
  const [known] = React.useState(() => Object.values(plugins).map(({ id, name }) => ({ id, name })))
  useBodyClass('app__body')
  if (!isAdmin) return <Redirect to='/' />
  return (
    <div className='admin-console'>
      <nav aria-label='System Console'>
        <Link to='/' className='admin-console__back'>
          <i className='icon icon-arrow-left' aria-hidden='true' /> Back to Mattermost
        </Link>
        <NavLink to='/admin_console/users' activeClassName='active'>
          Users
        </NavLink>
        {known.map(({ id, name }) => (
          <NavLink key={id} to={`/admin_console/plugins/plugin_${id}`} activeClassName='active'>
            {name}
          </NavLink>
        ))}
      </nav>
      <main className='admin-console__page'>
        <Switch>
          <Route path='/admin_console/users' component={AdminUsers} />
          {known.map(({ id, name }) => (
            <Route key={id} path={`/admin_console/plugins/plugin_${id}`}>
              <AdminPlugin id={id} name={name} />
            </Route>
          ))}
          <Redirect to='/admin_console/users' />
        </Switch>
      </main>
    </div>
  )
}
