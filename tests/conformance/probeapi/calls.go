package probeapi

// Calls are all API calls of our protocol; a test provokes each.
var Calls = []string{
	"LoadPluginConfiguration", "GetConfig", "GetUnsanitizedConfig", "GetPluginConfig", "SavePluginConfig", "GetBundlePath",
	"GetPluginID", "GetServerVersion", "GetDiagnosticId", "GetSystemInstallDate", "GetPluginStatus",
	"RegisterCommand", "UnregisterCommand", "ExecuteSlashCommand", "OpenInteractiveDialog",
	"EnsureBotUser", "GetBot", "PatchBot", "UpdateBotActive", "SetProfileImage", "GetProfileImage",
	"GetUser", "GetUserByUsername", "GetUsersByIds", "GetUsersByUsernames", "SearchUsers", "GetUsersInChannel",
	"GetPreferenceForUser", "GetPreferencesForUser", "GetUserStatus", "GetUserStatusesByIds", "GetGroup",
	"GetGroupMemberUsers", "GetSession",
	"GetTeam", "GetTeamByName", "GetTeams", "GetTeamsForUser", "GetTeamMember", "GetTeamMembersForUser", "CreateTeamMember",
	"GetChannel", "GetChannelByName", "GetChannelsForTeamForUser", "GetDirectChannel", "CreateChannel", "UpdateChannel",
	"DeleteChannel", "AddChannelMember", "AddUserToChannel", "GetChannelMember", "GetChannelMembers",
	"GetChannelMembersByIds", "DeleteChannelMember", "UpdateChannelMemberRoles", "GetChannelSidebarCategories",
	"CreateChannelSidebarCategory", "UpdateChannelSidebarCategories",
	"GetPost", "GetFileInfo", "CreatePost", "UpdatePost", "DeletePost", "SendEphemeralPost", "UpdateEphemeralPost",
	"DeleteEphemeralPost",
	"PublishWebSocketEvent", "PublishPluginClusterEvent",
	"HasPermissionTo", "HasPermissionToTeam", "HasPermissionToChannel", "RolesGrantPermission",
	"KVGet", "KVSet", "KVSetWithOptions", "KVCompareAndSet", "KVDelete", "KVList",
	"LogDebug", "LogInfo", "LogWarn", "LogError", "LogAuditRec", "LogAuditRecWithLevel",
}
