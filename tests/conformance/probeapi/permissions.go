package probeapi

import (
	"github.com/mattermost/mattermost/server/public/model"
)

func (a *API) HasPermissionTo(userID string, permission *model.Permission) bool {
	return one[bool](a, "HasPermissionTo", userID, permission)
}

func (a *API) HasPermissionToTeam(userID, teamID string, permission *model.Permission) bool {
	return one[bool](a, "HasPermissionToTeam", userID, teamID, permission)
}

func (a *API) HasPermissionToChannel(userID, channelId string, permission *model.Permission) bool {
	return one[bool](a, "HasPermissionToChannel", userID, channelId, permission)
}

func (a *API) RolesGrantPermission(roleNames []string, permissionId string) bool {
	return one[bool](a, "RolesGrantPermission", roleNames, permissionId)
}
