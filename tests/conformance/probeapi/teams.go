package probeapi

import (
	"github.com/mattermost/mattermost/server/public/model"
)

func (a *API) GetTeam(teamID string) (*model.Team, *model.AppError) {
	return pair[*model.Team](a, "GetTeam", teamID)
}

func (a *API) GetTeamByName(name string) (*model.Team, *model.AppError) {
	return pair[*model.Team](a, "GetTeamByName", name)
}

func (a *API) GetTeams() ([]*model.Team, *model.AppError) {
	return pair[[]*model.Team](a, "GetTeams")
}

func (a *API) GetTeamsForUser(userID string) ([]*model.Team, *model.AppError) {
	return pair[[]*model.Team](a, "GetTeamsForUser", userID)
}

func (a *API) GetTeamMember(teamID, userID string) (*model.TeamMember, *model.AppError) {
	return pair[*model.TeamMember](a, "GetTeamMember", teamID, userID)
}

func (a *API) GetTeamMembersForUser(userID string, page int, perPage int) ([]*model.TeamMember, *model.AppError) {
	return pair[[]*model.TeamMember](a, "GetTeamMembersForUser", userID, page, perPage)
}

func (a *API) CreateTeamMember(teamID, userID string) (*model.TeamMember, *model.AppError) {
	return pair[*model.TeamMember](a, "CreateTeamMember", teamID, userID)
}
