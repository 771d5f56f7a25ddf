/** Tables of Mattermost that the server needs for itself; the product reads none of them. */
export const OWN_TABLES = `
create table if not exists sessions (
  id varchar(26) primary key,
  token varchar(26) unique not null,
  csrf varchar(26) not null,
  userid varchar(26) not null,
  createat bigint not null
);
create table if not exists preferences (
  userid varchar(26) not null,
  category varchar(32) not null,
  name varchar(32) not null,
  value text,
  primary key (userid, category, name)
);
create table if not exists sidebarcategories (
  id varchar(128) primary key,
  userid varchar(26) not null,
  teamid varchar(26) not null,
  sortorder bigint not null,
  sorting varchar(64) not null,
  type varchar(64) not null,
  displayname varchar(64) not null,
  muted boolean not null default false,
  collapsed boolean not null default false
);
create table if not exists sidebarchannels (
  channelid varchar(26) not null,
  userid varchar(26) not null,
  categoryid varchar(128) not null,
  sortorder bigint not null,
  primary key (channelid, userid, categoryid)
);
create table if not exists pictures (
  userid varchar(26) primary key,
  image bytea not null
);`
