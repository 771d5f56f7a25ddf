package gobcheck

import (
	"github.com/mattermost/mattermost/server/public/plugin"
)

// hookTypes are the arguments and replies of hooks as the server sends and reads them.
var hookTypes = []any{
	plugin.Z_ChannelHasBeenCreatedArgs{},
	plugin.Z_ChannelHasBeenCreatedReturns{},
	plugin.Z_ConfigurationWillBeSavedArgs{},
	plugin.Z_ConfigurationWillBeSavedReturns{},
	plugin.Z_ExecuteCommandArgs{},
	plugin.Z_ExecuteCommandReturns{},
	plugin.Z_GenerateSupportDataArgs{},
	plugin.Z_GenerateSupportDataReturns{},
	plugin.Z_MessageHasBeenDeletedArgs{},
	plugin.Z_MessageHasBeenDeletedReturns{},
	plugin.Z_MessageHasBeenPostedArgs{},
	plugin.Z_MessageHasBeenPostedReturns{},
	plugin.Z_MessageHasBeenUpdatedArgs{},
	plugin.Z_MessageHasBeenUpdatedReturns{},
	plugin.Z_MessageWillBePostedArgs{},
	plugin.Z_MessageWillBePostedReturns{},
	plugin.Z_OnActivateArgs{},
	plugin.Z_OnActivateReturns{},
	plugin.Z_OnConfigurationChangeArgs{},
	plugin.Z_OnConfigurationChangeReturns{},
	plugin.Z_OnDeactivateArgs{},
	plugin.Z_OnDeactivateReturns{},
	plugin.Z_OnPluginClusterEventArgs{},
	plugin.Z_OnPluginClusterEventReturns{},
	plugin.Z_OnWebSocketConnectArgs{},
	plugin.Z_OnWebSocketConnectReturns{},
	plugin.Z_OnWebSocketDisconnectArgs{},
	plugin.Z_OnWebSocketDisconnectReturns{},
	plugin.Z_ServeHTTPArgs{},
	plugin.Z_ServeMetricsArgs{},
	plugin.Z_UserHasBeenDeactivatedArgs{},
	plugin.Z_UserHasBeenDeactivatedReturns{},
	plugin.Z_UserHasJoinedChannelArgs{},
	plugin.Z_UserHasJoinedChannelReturns{},
	plugin.Z_UserHasJoinedTeamArgs{},
	plugin.Z_UserHasJoinedTeamReturns{},
	plugin.Z_UserHasLeftChannelArgs{},
	plugin.Z_UserHasLeftChannelReturns{},
	plugin.Z_UserHasLeftTeamArgs{},
	plugin.Z_UserHasLeftTeamReturns{},
}
