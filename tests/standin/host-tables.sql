-- The tables of Mattermost 11.6 that the product reads, as its migrations leave them on PostgreSQL: names, types,
-- keys and the indexes that queries of ours can use. Almost every column may be null there, so here too.

create type channel_type as enum ('P', 'G', 'O', 'D');
create type team_type as enum ('I', 'O');

create table users (
  id varchar(26) primary key,
  createat bigint,
  updateat bigint,
  deleteat bigint,
  username varchar(64) unique,
  password varchar(128),
  authdata varchar(128) unique,
  authservice varchar(32),
  email varchar(128) unique,
  emailverified boolean,
  nickname varchar(64),
  firstname varchar(64),
  lastname varchar(64),
  roles varchar(256),
  allowmarketing boolean,
  props jsonb,
  notifyprops jsonb,
  lastpasswordupdate bigint,
  lastpictureupdate bigint,
  failedattempts integer,
  locale varchar(5),
  mfaactive boolean,
  mfasecret varchar(128),
  mfausedtimestamps jsonb,
  position varchar(128),
  timezone jsonb,
  remoteid varchar(26),
  lastlogin bigint not null default 0
);
create index idx_users_update_at on users (updateat);
create index idx_users_create_at on users (createat);
create index idx_users_delete_at on users (deleteat);
create index idx_users_username_lower_textpattern on users (lower(username) text_pattern_ops);
create index idx_users_nickname_lower_textpattern on users (lower(nickname) text_pattern_ops);
create index idx_users_firstname_lower_textpattern on users (lower(firstname) text_pattern_ops);
create index idx_users_lastname_lower_textpattern on users (lower(lastname) text_pattern_ops);
create index idx_users_email_lower_textpattern on users (lower(email) text_pattern_ops);

create table bots (
  userid varchar(26) primary key,
  description varchar(1024),
  ownerid varchar(190),
  createat bigint,
  updateat bigint,
  deleteat bigint,
  lasticonupdate bigint
);

create table teams (
  id varchar(26) primary key,
  createat bigint,
  updateat bigint,
  deleteat bigint,
  displayname varchar(64),
  name varchar(64) unique,
  description varchar(255),
  email varchar(128),
  type team_type,
  companyname varchar(64),
  alloweddomains varchar(1000),
  inviteid varchar(32),
  schemeid varchar(26),
  allowopeninvite boolean,
  lastteamiconupdate bigint,
  groupconstrained boolean,
  cloudlimitsarchived boolean not null default false
);
create index idx_teams_update_at on teams (updateat);
create index idx_teams_create_at on teams (createat);
create index idx_teams_delete_at on teams (deleteat);
create index idx_teams_invite_id on teams (inviteid);
create index idx_teams_scheme_id on teams (schemeid);

create table teammembers (
  teamid varchar(26) not null,
  userid varchar(26) not null,
  roles varchar(256),
  deleteat bigint,
  schemeuser boolean,
  schemeadmin boolean,
  schemeguest boolean,
  createat bigint default 0,
  primary key (teamid, userid)
);
create index idx_teammembers_userid on teammembers (userid);
create index idx_teammembers_deleteat on teammembers (deleteat);

create table channels (
  id varchar(26) primary key,
  createat bigint,
  updateat bigint,
  deleteat bigint,
  teamid varchar(26),
  type channel_type,
  displayname varchar(64),
  name varchar(64),
  header varchar(1024),
  purpose varchar(250),
  lastpostat bigint,
  totalmsgcount bigint,
  extraupdateat bigint,
  creatorid varchar(26),
  schemeid varchar(26),
  groupconstrained boolean,
  shared boolean,
  totalmsgcountroot bigint,
  lastrootpostat bigint default 0,
  unique (name, teamid)
);
create index idx_channels_update_at on channels (updateat);
create index idx_channels_create_at on channels (createat);
create index idx_channels_delete_at on channels (deleteat);
create index idx_channels_displayname_lower on channels (lower(displayname));
create index idx_channels_name_lower on channels (lower(name));
create index idx_channels_scheme_id on channels (schemeid);
create index idx_channels_team_id_type on channels (teamid, type);
create index idx_channels_team_id_display_name on channels (teamid, displayname);

create table channelmembers (
  channelid varchar(26) not null,
  userid varchar(26) not null,
  roles varchar(256),
  lastviewedat bigint,
  msgcount bigint,
  mentioncount bigint,
  notifyprops jsonb,
  lastupdateat bigint,
  schemeuser boolean,
  schemeadmin boolean,
  schemeguest boolean,
  mentioncountroot bigint,
  msgcountroot bigint,
  urgentmentioncount bigint,
  primary key (channelid, userid)
);
create index idx_channelmembers_user_id_channel_id_last_viewed_at
  on channelmembers (userid, channelid, lastviewedat);
create index idx_channelmembers_channel_id_scheme_guest_user_id
  on channelmembers (channelid, schemeguest, userid);

create table channelmemberhistory (
  channelid varchar(26) not null,
  userid varchar(26) not null,
  jointime bigint not null,
  leavetime bigint,
  primary key (channelid, userid, jointime)
);

create table posts (
  id varchar(26) primary key,
  createat bigint,
  updateat bigint,
  deleteat bigint,
  userid varchar(26),
  channelid varchar(26),
  rootid varchar(26),
  originalid varchar(26),
  message varchar(65535),
  type varchar(26),
  props jsonb,
  hashtags varchar(1000),
  filenames varchar(4000),
  fileids varchar(300),
  hasreactions boolean,
  editat bigint,
  ispinned boolean,
  remoteid varchar(26)
);
create index idx_posts_update_at on posts (updateat);
create index idx_posts_create_at on posts (createat);
create index idx_posts_delete_at on posts (deleteat);
create index idx_posts_user_id on posts (userid);
create index idx_posts_is_pinned on posts (ispinned);
create index idx_posts_channel_id_update_at on posts (channelid, updateat);
create index idx_posts_channel_id_delete_at_create_at on posts (channelid, deleteat, createat);
create index idx_posts_root_id_delete_at on posts (rootid, deleteat);
create index idx_posts_create_at_id on posts (createat, id);
