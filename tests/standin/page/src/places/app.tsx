import * as React from 'react'
import { IntlProvider } from 'react-intl'
import { Provider } from 'react-redux'
import { Redirect, Route, Router, Switch } from 'react-router-dom'

import { browserHistory } from '../history.ts'
import { translationsOf } from '../plugins/registered.ts'
import { currentUserId, myTeams, userOf } from '../state/selectors.ts'
import { store, usePageState } from '../state/store.ts'
import { AdminConsole } from './admin-console.tsx'
import { AppBar } from './app-bar.tsx'
import { GlobalHeader } from './global-header.tsx'
import { InteractiveDialog } from './interactive-dialog.tsx'
import { ModalController } from './modal-controller.tsx'
import { Contained, Pluggable } from './pluggable.tsx'
import { PopoutPage } from './popout-page.tsx'
import { ProductPage } from './product-page.tsx'
import { RightSidebar } from './right-sidebar.tsx'
import { TeamController } from './team-controller.tsx'
import { TeamSidebar } from './team-sidebar.tsx'

/** Everything a person who is logged in sees. */
export function App() {
  return (
    <Provider store={store}>
      <Translated>
        <Router history={browserHistory}>
          <ModalController />
          <InteractiveDialog />
          <Switch>
            <Route path='/_popout/rhs/:team/plugin/:pluginId' component={PopoutPage} />
            <Route component={Places} />
          </Switch>
        </Router>
      </Translated>
    </Provider>
  )
}

function Places() {
  const products = usePageState((state) => state.plugins.components.Product) ?? []
  return (
    <>
      <Pluggable place='Global' />
      <GlobalHeader />
      <Switch>
        <Route path='/plug' component={CustomRoutes} />
        <Route path='/admin_console' component={AdminConsole} />
        {products.map((product) => (
          <Route key={product.id} path={product.baseURL} render={() => <ProductPage product={product} />} />
        ))}
        <Route path='/:team' component={TeamPlaces} />
        <Route component={FirstTeam} />
      </Switch>
    </>
  )
}

function Translated({ children }: { readonly children: React.ReactNode }) {
  const locale = usePageState((state) => userOf(state, currentUserId(state))?.locale) || 'en'
  // Plugins come and go, and with them their texts.
  const plugins = usePageState((state) => state.plugins.plugins)
  const messages = React.useMemo(() => plugins && translationsOf(locale), [plugins, locale])
  React.useEffect(() => {
    document.documentElement.lang = locale
  }, [locale])
  return (
    // Plugins bring their own texts; a missing one shows its default.
    <IntlProvider locale={locale} messages={messages} onError={() => undefined}>
      {children}
    </IntlProvider>
  )
}

function TeamPlaces() {
  return (
    <div className='main-wrapper'>
      <TeamSidebar />
      <TeamController />
      <RightSidebar />
      <AppBar />
    </div>
  )
}

function FirstTeam() {
  const name = usePageState((state) => myTeams(state)[0]?.name)
  return name ? <Redirect to={`/${name}`} /> : <p className='page-note'>You are in no team.</p>
}

function CustomRoutes() {
  const routes = usePageState((state) => state.plugins.components.CustomRouteComponent) ?? []
  return (
    <Switch>
      {routes.map((entry) => (
        <Route key={entry.id} path={`/plug/${entry.route}`} render={() => <Contained entry={entry} />} />
      ))}
      <Redirect to='/' />
    </Switch>
  )
}
