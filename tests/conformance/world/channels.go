package world

import (
	"slices"
	"strings"

	"github.com/mattermost/mattermost/server/public/model"
)

// CreateChannel adds no member, not even the creator.
func (w *World) CreateChannel(channel *model.Channel) (*model.Channel, *model.AppError) {
	w.mustHave("CreateChannel", channel)
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, other := range w.channels {
		if other.TeamId == channel.TeamId && other.Name == channel.Name {
			return nil, badRequest("CreateChannel", "store.sql_channel.save_channel.exists.app_error")
		}
	}
	made := copyOf(channel)
	made.Id, made.CreateAt = model.NewId(), w.now()
	made.UpdateAt = made.CreateAt
	if err := made.IsValid(); err != nil {
		return nil, err
	}
	w.channels[made.Id] = made
	w.saveChannel(made)
	w.changed()
	return copyOf(made), nil
}

// AddChannel makes a public channel with its members.
func (w *World) AddChannel(team *model.Team, name string, members ...*model.User) *model.Channel {
	channel, err := w.CreateChannel(&model.Channel{TeamId: team.Id, Type: model.ChannelTypeOpen, Name: name, DisplayName: name})
	if err != nil {
		w.t.Fatal(err)
	}
	for _, user := range members {
		if _, err := w.AddChannelMember(channel.Id, user.Id); err != nil {
			w.t.Fatal(err)
		}
	}
	return channel
}

func (w *World) saveChannel(c *model.Channel) {
	w.save(`insert into channels (id, createat, updateat, deleteat, teamid, type, displayname, name, header, purpose, lastpostat,
		totalmsgcount, creatorid) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
		on conflict (id) do update set updateat = excluded.updateat, deleteat = excluded.deleteat, type = excluded.type,
		displayname = excluded.displayname, name = excluded.name, header = excluded.header, purpose = excluded.purpose`,
		c.Id, c.CreateAt, c.UpdateAt, c.DeleteAt, c.TeamId, string(c.Type), c.DisplayName, c.Name, c.Header, c.Purpose,
		c.LastPostAt, c.TotalMsgCount, c.CreatorId)
}

func (w *World) GetChannel(channelID string) (*model.Channel, *model.AppError) {
	w.mu.Lock()
	defer w.mu.Unlock()
	channel := w.channels[channelID]
	if channel == nil {
		return nil, notFound("GetChannel", "app.channel.get.existing.app_error")
	}
	return copyOf(channel), nil
}

func (w *World) GetChannelByName(teamID, name string, includeDeleted bool) (*model.Channel, *model.AppError) {
	found := w.channelsWhere(func(c *model.Channel) bool {
		return c.TeamId == teamID && c.Name == name && (includeDeleted || c.DeleteAt == 0)
	})
	if len(found) == 0 {
		return nil, notFound("GetChannelByName", "app.channel.get_by_name.missing.app_error")
	}
	return found[0], nil
}

func (w *World) GetChannelsForTeamForUser(teamID, userID string, includeDeleted bool) ([]*model.Channel, *model.AppError) {
	return w.channelsWhere(func(c *model.Channel) bool {
		return c.TeamId == teamID && w.channelMembers[pairKey{c.Id, userID}] != nil && (includeDeleted || c.DeleteAt == 0)
	}), nil
}

func (w *World) channelsWhere(fits func(*model.Channel) bool) []*model.Channel {
	w.mu.Lock()
	defer w.mu.Unlock()
	found := []*model.Channel{}
	for _, channel := range w.channels {
		if fits(channel) {
			found = append(found, copyOf(channel))
		}
	}
	slices.SortFunc(found, func(a, b *model.Channel) int { return strings.Compare(a.Name, b.Name) })
	return found
}

func (w *World) GetDirectChannel(userID1, userID2 string) (*model.Channel, *model.AppError) {
	name := model.GetDMNameFromIds(userID1, userID2)
	if channel, err := w.GetChannelByName("", name, true); err == nil {
		return channel, nil
	}
	channel, err := w.CreateChannel(&model.Channel{Type: model.ChannelTypeDirect, Name: name})
	if err != nil {
		return nil, err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, id := range []string{userID1, userID2} {
		w.join(channel.Id, id)
	}
	return channel, nil
}

// UpdateChannel writes every field, as the server does.
func (w *World) UpdateChannel(channel *model.Channel) (*model.Channel, *model.AppError) {
	w.mustHave("UpdateChannel", channel)
	return w.changeChannel(channel.Id, func(c *model.Channel) {
		created := c.CreateAt
		*c = *channel
		c.CreateAt = created
	})
}

func (w *World) DeleteChannel(channelID string) *model.AppError {
	_, err := w.changeChannel(channelID, func(c *model.Channel) { c.DeleteAt = w.now() })
	return err
}

func (w *World) changeChannel(id string, change func(*model.Channel)) (*model.Channel, *model.AppError) {
	w.mu.Lock()
	defer w.mu.Unlock()
	channel := w.channels[id]
	if channel == nil {
		return nil, notFound("UpdateChannel", "app.channel.get.existing.app_error")
	}
	change(channel)
	channel.UpdateAt = w.now()
	w.saveChannel(channel)
	w.changed()
	return copyOf(channel), nil
}
