-- What the ШЭП refuses is given up some time after it was first refused, not after it was due: in between there may have been an outage.
alter table cabinet_message add column refused_since bigint;         -- the law's clock
