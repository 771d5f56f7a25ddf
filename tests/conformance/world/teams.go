package world

import (
	"slices"
	"strings"

	"github.com/mattermost/mattermost/server/public/model"
)

// AddTeam makes a team with its members.
func (w *World) AddTeam(name string, members ...*model.User) *model.Team {
	w.mu.Lock()
	now := w.now()
	team := &model.Team{
		Id: model.NewId(), CreateAt: now, UpdateAt: now, Name: name, DisplayName: strings.ToUpper(name[:1]) + name[1:],
		Type: model.TeamOpen,
	}
	w.teams[team.Id] = team
	w.save(`insert into teams (id, createat, updateat, deleteat, displayname, name, type) values ($1, $2, $2, 0, $3, $4, 'O')`,
		team.Id, now, team.DisplayName, team.Name)
	w.mu.Unlock()
	for _, user := range members {
		_, _ = w.CreateTeamMember(team.Id, user.Id)
	}
	return team
}

func (w *World) CreateTeamMember(teamID, userID string) (*model.TeamMember, *model.AppError) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.teams[teamID] == nil || w.users[userID] == nil {
		return nil, notFound("CreateTeamMember", "app.team.get.find.app_error")
	}
	key := pairKey{teamID, userID}
	if member := w.teamMembers[key]; member != nil {
		return copyOf(member), nil
	}
	member := &model.TeamMember{TeamId: teamID, UserId: userID, SchemeUser: true, Roles: "team_user", CreateAt: w.now()}
	w.teamMembers[key] = member
	w.save(`insert into teammembers (teamid, userid, roles, deleteat, schemeuser, schemeadmin, schemeguest, createat)
		values ($1, $2, '', 0, true, false, false, $3)`, teamID, userID, member.CreateAt)
	return copyOf(member), nil
}

func (w *World) GetTeam(teamID string) (*model.Team, *model.AppError) {
	return w.findTeam(func(team *model.Team) bool { return team.Id == teamID })
}

func (w *World) GetTeamByName(name string) (*model.Team, *model.AppError) {
	return w.findTeam(func(team *model.Team) bool { return team.Name == name })
}

func (w *World) findTeam(fits func(*model.Team) bool) (*model.Team, *model.AppError) {
	found := w.teamsWhere(fits)
	if len(found) == 0 {
		return nil, notFound("GetTeam", "app.team.get.find.app_error")
	}
	return found[0], nil
}

func (w *World) GetTeams() ([]*model.Team, *model.AppError) {
	return w.teamsWhere(func(*model.Team) bool { return true }), nil
}

func (w *World) GetTeamsForUser(userID string) ([]*model.Team, *model.AppError) {
	return w.teamsWhere(func(team *model.Team) bool { return w.teamMembers[pairKey{team.Id, userID}] != nil }), nil
}

func (w *World) teamsWhere(fits func(*model.Team) bool) []*model.Team {
	w.mu.Lock()
	defer w.mu.Unlock()
	found := []*model.Team{}
	for _, team := range w.teams {
		if fits(team) {
			found = append(found, copyOf(team))
		}
	}
	slices.SortFunc(found, func(a, b *model.Team) int { return strings.Compare(a.Name, b.Name) })
	return found
}

func (w *World) GetTeamMember(teamID, userID string) (*model.TeamMember, *model.AppError) {
	w.mu.Lock()
	defer w.mu.Unlock()
	member := w.teamMembers[pairKey{teamID, userID}]
	if member == nil {
		return nil, notFound("GetTeamMember", "app.team.get_member.missing.app_error")
	}
	return copyOf(member), nil
}

func (w *World) GetTeamMembersForUser(userID string, page, _ int) ([]*model.TeamMember, *model.AppError) {
	w.mu.Lock()
	defer w.mu.Unlock()
	found := []*model.TeamMember{}
	for key, member := range w.teamMembers {
		if key[1] == userID && page == 0 {
			found = append(found, copyOf(member))
		}
	}
	return found, nil
}
