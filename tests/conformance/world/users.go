package world

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/mattermost/mattermost/server/public/model"
)

// AddUser makes a person; roles as in the server, "system_user" if empty.
func (w *World) AddUser(username, roles string) *model.User {
	if roles == "" {
		roles = model.SystemUserRoleId
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	now := w.now()
	user := &model.User{
		Id: model.NewId(), CreateAt: now, UpdateAt: now, Username: username, Email: username + "@example.com",
		FirstName: strings.ToUpper(username[:1]) + username[1:], LastName: "Müller", Roles: roles, Locale: "en",
		Timezone: map[string]string{"useAutomaticTimezone": "true", "automaticTimezone": "Europe/Berlin"},
	}
	w.users[user.Id] = user
	w.saveUser(user)
	return copyOf(user)
}

func (w *World) saveUser(u *model.User) {
	timezone, _ := json.Marshal(u.Timezone)
	w.save(`insert into users (id, createat, updateat, deleteat, username, email, nickname, firstname, lastname, roles, props,
		notifyprops, locale, position, timezone, lastpictureupdate)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '{}', '{}', $11, $12, $13, $14)
		on conflict (id) do update set updateat = excluded.updateat, deleteat = excluded.deleteat, username = excluded.username,
		roles = excluded.roles, lastpictureupdate = excluded.lastpictureupdate`,
		u.Id, u.CreateAt, u.UpdateAt, u.DeleteAt, u.Username, u.Email, u.Nickname, u.FirstName, u.LastName, u.Roles, u.Locale,
		u.Position, timezone, u.LastPictureUpdate)
}

func (w *World) GetUser(userID string) (*model.User, *model.AppError) {
	return w.findUser(func(u *model.User) bool { return u.Id == userID })
}

func (w *World) GetUserByUsername(name string) (*model.User, *model.AppError) {
	return w.findUser(func(u *model.User) bool { return u.Username == name })
}

func (w *World) findUser(fits func(*model.User) bool) (*model.User, *model.AppError) {
	found := w.usersWhere(fits)
	if len(found) == 0 {
		return nil, notFound("GetUser", "app.user.missing_account.const")
	}
	return found[0], nil
}

func (w *World) usersWhere(fits func(*model.User) bool) []*model.User {
	w.mu.Lock()
	defer w.mu.Unlock()
	found := []*model.User{}
	for _, user := range w.users {
		if fits(user) {
			found = append(found, copyOf(user))
		}
	}
	slices.SortFunc(found, func(a, b *model.User) int { return strings.Compare(a.Username, b.Username) })
	return found
}

func (w *World) GetUsersByIds(userIDs []string) ([]*model.User, *model.AppError) {
	return w.usersWhere(func(u *model.User) bool { return slices.Contains(userIDs, u.Id) }), nil
}

func (w *World) GetUsersByUsernames(usernames []string) ([]*model.User, *model.AppError) {
	return w.usersWhere(func(u *model.User) bool { return slices.Contains(usernames, u.Username) }), nil
}

func (w *World) GetUserStatus(userID string) (*model.Status, *model.AppError) {
	return &model.Status{UserId: userID, Status: model.StatusOnline}, nil
}

func (w *World) GetUserStatusesByIds(userIds []string) ([]*model.Status, *model.AppError) {
	statuses := []*model.Status{}
	for _, id := range userIds {
		statuses = append(statuses, &model.Status{UserId: id, Status: model.StatusOnline})
	}
	return statuses, nil
}

func (w *World) GetPreferenceForUser(string, string, string) (model.Preference, *model.AppError) {
	return model.Preference{}, badRequest("GetPreferenceForUser", "app.preference.get.app_error")
}

func (w *World) GetPreferencesForUser(string) ([]model.Preference, *model.AppError) {
	return []model.Preference{}, nil
}

func (w *World) GetGroup(string) (*model.Group, *model.AppError) {
	return nil, notFound("GetGroup", "app.group.no_rows")
}
