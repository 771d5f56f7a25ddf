/** A plugin's bundle that puts something in each place, in the form a browser runs; it notes what it was told. */
export const examplePlugin = `
  const show = (text) => () => React.createElement('button', { type: 'button' }, text)
  window.told = []
  window.registerPlugin('example', {
    initialize(registry, store) {
      const rhs = registry.registerRightHandSidebarComponent(show('In the sidebar'), 'Example')
      registry.registerChannelHeaderButtonAction({
        icon: React.createElement('i'),
        action: () => store.dispatch(rhs.toggleRHSPlugin),
        tooltipText: 'Example button',
      })
      registry.registerMainMenuAction('Example page', () =>
        window.WebappUtils.browserHistory.push('/operations/example/page/1'))
      registry.registerNeedsTeamRoute('/page', () =>
        React.createElement('main', { style: { gridArea: 'center' } }, 'A page of the plugin'))
      registry.registerPostDropdownMenuAction('Example action', (postId) => window.told.push('post ' + postId.length))
      registry.registerRootComponent(() => { throw new Error('Planted.') })
      registry.registerSlashCommandWillBePostedHook((message, args) => {
        if (message === '/swallow') return {}
        if (message === '/refuse') return { error: { message: 'The plugin refuses.' } }
        return { message, args }
      })
      registry.registerReducer((state = 'of the plugin') => state)
      window.told.push('state ' + store.getState()['plugins-example'])
    },
    uninitialize: () => window.told.push('uninitialized'),
  })
`
