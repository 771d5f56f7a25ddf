package world

import (
	"encoding/json"
	"slices"
	"unicode/utf8"

	"github.com/mattermost/mattermost/server/public/model"
)

// CreatePost checks no membership; a repeated pending id answers the first post.
func (w *World) CreatePost(post *model.Post) (*model.Post, *model.AppError) {
	w.mustHave("CreatePost", post)
	w.mu.Lock()
	defer w.mu.Unlock()
	if first, repeated := w.pending[post.PendingPostId]; repeated && post.PendingPostId != "" {
		return w.posts[first].Clone(), nil
	}
	if w.users[post.UserId] == nil || w.channels[post.ChannelId] == nil {
		return nil, notFound("CreatePost", "app.channel.get.existing.app_error")
	}
	if utf8.RuneCountInString(post.Message) > model.PostMessageMaxRunesV2 {
		return nil, badRequest("CreatePost", "model.post.is_valid.message_length.app_error")
	}
	made := post.Clone()
	made.Id, made.CreateAt = model.NewId(), w.now()
	made.UpdateAt = made.CreateAt
	made.AddProp("from_plugin", "true")
	if w.bots[made.UserId] != nil {
		made.AddProp("from_bot", "true")
	}
	w.posts[made.Id] = made
	w.pending[made.PendingPostId] = made.Id
	w.savePost(made)
	w.changed()
	return made.Clone(), nil
}

func (w *World) savePost(p *model.Post) {
	props, err := json.Marshal(p.GetProps())
	if err != nil {
		w.t.Errorf("props of a post: %v", err)
	}
	fileIDs, _ := json.Marshal(p.FileIds)
	w.save(`insert into posts (id, createat, updateat, editat, deleteat, userid, channelid, rootid, originalid, message, type, props,
		ispinned, hasreactions, fileids) values ($1, $2, $3, $4, $5, $6, $7, $8, '', $9, $10, $11, false, false, $12)
		on conflict (id) do update set updateat = excluded.updateat, editat = excluded.editat, deleteat = excluded.deleteat,
		message = excluded.message, props = excluded.props`,
		p.Id, p.CreateAt, p.UpdateAt, p.EditAt, p.DeleteAt, p.UserId, p.ChannelId, p.RootId, p.Message, p.Type, props, fileIDs)
}

// Posts are those of a channel, oldest first.
func (w *World) Posts(channelID string) []*model.Post {
	w.mu.Lock()
	defer w.mu.Unlock()
	var found []*model.Post
	for _, post := range w.posts {
		if post.ChannelId == channelID && post.DeleteAt == 0 {
			found = append(found, post.Clone())
		}
	}
	slices.SortFunc(found, func(a, b *model.Post) int { return int(a.CreateAt - b.CreateAt) })
	return found
}

func (w *World) GetPost(postID string) (*model.Post, *model.AppError) {
	w.mu.Lock()
	defer w.mu.Unlock()
	post := w.posts[postID]
	if post == nil || post.DeleteAt > 0 {
		return nil, notFound("GetPost", "app.post.get.app_error")
	}
	return post.Clone(), nil
}

func (w *World) UpdatePost(post *model.Post) (*model.Post, *model.AppError) {
	w.mustHave("UpdatePost", post)
	return w.changePost(post.Id, func(known *model.Post) {
		if known.Message != post.Message {
			known.EditAt = w.now()
		}
		known.Message, known.FileIds, known.IsPinned = post.Message, post.FileIds, post.IsPinned
		known.SetProps(post.GetProps())
	})
}

func (w *World) DeletePost(postID string) *model.AppError {
	_, err := w.changePost(postID, func(known *model.Post) { known.DeleteAt = w.now() })
	return err
}

func (w *World) changePost(id string, change func(*model.Post)) (*model.Post, *model.AppError) {
	w.mu.Lock()
	defer w.mu.Unlock()
	post := w.posts[id]
	if post == nil || post.DeleteAt > 0 {
		return nil, notFound("UpdatePost", "app.post.get.app_error")
	}
	change(post)
	post.UpdateAt = w.now()
	w.savePost(post)
	w.changed()
	return post.Clone(), nil
}

func (w *World) SendEphemeralPost(userID string, post *model.Post) *model.Post {
	w.mustHave("SendEphemeralPost", post)
	w.mu.Lock()
	defer w.mu.Unlock()
	shown := post.Clone()
	shown.Id, shown.CreateAt, shown.Type = model.NewId(), w.now(), model.PostTypeEphemeral
	w.ephemeral = append(w.ephemeral, Ephemeral{userID, shown})
	w.changed()
	return shown.Clone()
}

func (w *World) UpdateEphemeralPost(userID string, post *model.Post) *model.Post {
	return w.SendEphemeralPost(userID, post)
}

func (w *World) DeleteEphemeralPost(string, string) {}

// EphemeralTo are the texts that were shown to one person, oldest first.
func (w *World) EphemeralTo(userID string) []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	var texts []string
	for _, shown := range w.ephemeral {
		if shown.UserID == userID {
			texts = append(texts, shown.Post.Message)
		}
	}
	return texts
}
