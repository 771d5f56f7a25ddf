package world

import (
	"slices"
	"strings"

	"github.com/mattermost/mattermost/server/public/model"
)

// What the default roles of the server grant, as far as the product asks.
var (
	teamUser = []string{
		"list_team_channels", "join_public_channels", "read_public_channel", "view_team", "create_public_channel",
		"create_private_channel", "manage_public_channel_properties", "manage_private_channel_properties", "use_slash_commands",
	}
	channelUser = []string{
		"read_channel", "read_channel_content", "create_post", "manage_public_channel_properties",
		"manage_private_channel_properties", "manage_public_channel_members", "manage_private_channel_members", "use_slash_commands",
	}
)

func (w *World) HasPermissionTo(userID string, permission *model.Permission) bool {
	w.mustHave("HasPermissionTo", permission)
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.isAdmin(userID)
}

func (w *World) HasPermissionToTeam(userID, teamID string, permission *model.Permission) bool {
	w.mustHave("HasPermissionToTeam", permission)
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.inTeam(userID, teamID, permission.Id)
}

func (w *World) HasPermissionToChannel(userID, channelID string, permission *model.Permission) bool {
	w.mustHave("HasPermissionToChannel", permission)
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.channelMembers[pairKey{channelID, userID}] != nil && slices.Contains(channelUser, permission.Id) {
		return true
	}
	channel := w.channels[channelID]
	return channel != nil && w.inTeam(userID, channel.TeamId, permission.Id) || w.isAdmin(userID)
}

func (w *World) RolesGrantPermission(roleNames []string, _ string) bool {
	return slices.Contains(roleNames, model.SystemAdminRoleId)
}

func (w *World) inTeam(userID, teamID, permission string) bool {
	isMember := w.teamMembers[pairKey{teamID, userID}] != nil
	return isMember && slices.Contains(teamUser, permission) || w.isAdmin(userID)
}

func (w *World) isAdmin(userID string) bool {
	user := w.users[userID]
	return user != nil && slices.Contains(strings.Fields(user.Roles), model.SystemAdminRoleId)
}
