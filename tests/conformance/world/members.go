package world

import (
	"slices"
	"strings"

	"github.com/mattermost/mattermost/server/public/model"
)

func (w *World) AddChannelMember(channelID, userID string) (*model.ChannelMember, *model.AppError) {
	w.mu.Lock()
	defer w.mu.Unlock()
	channel := w.channels[channelID]
	if channel == nil {
		return nil, notFound("AddChannelMember", "app.channel.get.existing.app_error")
	}
	if w.teamMembers[pairKey{channel.TeamId, userID}] == nil {
		return nil, notFound("AddChannelMember", "app.team.get_member.missing.app_error")
	}
	return copyOf(w.join(channelID, userID)), nil
}

func (w *World) AddUserToChannel(channelID, userID, _ string) (*model.ChannelMember, *model.AppError) {
	return w.AddChannelMember(channelID, userID)
}

// join makes a member and its history; a member stays what it is.
func (w *World) join(channelID, userID string) *model.ChannelMember {
	key := pairKey{channelID, userID}
	if member := w.channelMembers[key]; member != nil {
		return member
	}
	now := w.now()
	member := &model.ChannelMember{ChannelId: channelID, UserId: userID, SchemeUser: true, LastUpdateAt: now}
	w.channelMembers[key] = member
	w.saveMember(member)
	w.save(`insert into channelmemberhistory (channelid, userid, jointime) values ($1, $2, $3)`, channelID, userID, now)
	w.changed()
	return member
}

func (w *World) saveMember(m *model.ChannelMember) {
	m.Roles = model.ChannelUserRoleId
	if m.SchemeAdmin {
		m.Roles += " " + model.ChannelAdminRoleId
	}
	w.save(`insert into channelmembers (channelid, userid, roles, lastviewedat, msgcount, mentioncount, notifyprops, lastupdateat,
		schemeuser, schemeadmin, schemeguest) values ($1, $2, '', 0, 0, 0, '{}', $3, $4, $5, false)
		on conflict (channelid, userid) do update set schemeadmin = excluded.schemeadmin, lastupdateat = excluded.lastupdateat`,
		m.ChannelId, m.UserId, m.LastUpdateAt, m.SchemeUser, m.SchemeAdmin)
}

func (w *World) GetChannelMember(channelID, userID string) (*model.ChannelMember, *model.AppError) {
	w.mu.Lock()
	defer w.mu.Unlock()
	member := w.channelMembers[pairKey{channelID, userID}]
	if member == nil {
		return nil, notFound("GetChannelMember", "app.channel.get_member.missing.app_error")
	}
	return copyOf(member), nil
}

func (w *World) GetChannelMembers(channelID string, page, perPage int) (model.ChannelMembers, *model.AppError) {
	all := w.membersWhere(func(m *model.ChannelMember) bool { return m.ChannelId == channelID })
	first := min(page*perPage, len(all))
	return all[first:min(first+perPage, len(all))], nil
}

func (w *World) GetChannelMembersByIds(channelID string, userIDs []string) (model.ChannelMembers, *model.AppError) {
	return w.membersWhere(func(m *model.ChannelMember) bool {
		return m.ChannelId == channelID && slices.Contains(userIDs, m.UserId)
	}), nil
}

func (w *World) membersWhere(fits func(*model.ChannelMember) bool) model.ChannelMembers {
	w.mu.Lock()
	defer w.mu.Unlock()
	found := model.ChannelMembers{}
	for _, member := range w.channelMembers {
		if fits(member) {
			found = append(found, *member)
		}
	}
	slices.SortFunc(found, func(a, b model.ChannelMember) int { return strings.Compare(a.UserId, b.UserId) })
	return found
}

func (w *World) GetUsersInChannel(channelID, _ string, page, perPage int) ([]*model.User, *model.AppError) {
	members, _ := w.GetChannelMembers(channelID, page, perPage)
	ids := make([]string, len(members))
	for i, member := range members {
		ids[i] = member.UserId
	}
	return w.GetUsersByIds(ids)
}

func (w *World) DeleteChannelMember(channelID, userID string) *model.AppError {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.channelMembers, pairKey{channelID, userID})
	w.save(`delete from channelmembers where channelid = $1 and userid = $2`, channelID, userID)
	w.save(`update channelmemberhistory set leavetime = $3 where channelid = $1 and userid = $2 and leavetime is null`,
		channelID, userID, w.now())
	w.changed()
	return nil
}

func (w *World) UpdateChannelMemberRoles(channelID, userID, newRoles string) (*model.ChannelMember, *model.AppError) {
	w.mu.Lock()
	defer w.mu.Unlock()
	member := w.channelMembers[pairKey{channelID, userID}]
	if member == nil {
		return nil, notFound("UpdateChannelMemberRoles", "app.channel.get_member.missing.app_error")
	}
	member.SchemeAdmin = slices.Contains(strings.Fields(newRoles), model.ChannelAdminRoleId)
	member.LastUpdateAt = w.now()
	w.saveMember(member)
	return copyOf(member), nil
}
