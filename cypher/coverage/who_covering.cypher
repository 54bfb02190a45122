// 一个单位：建在它里面或由台账写明覆盖它的现存党组织。
// One employer: the current party organisations rooted in it or named for it.
MATCH (e:Employer {key: $employer})<-[rooted:ROOTED_IN]-(o:PartyOrganisation)
WHERE @current(rooted) AND @living(o)
RETURN o.key AS organisation, o.name AS name, @asOf(o.kind) AS kind, @asOf(o.form) AS form,
       @asOf(o.secretary) AS head, o.secretaryPhone AS phone,
       rooted.start AS since, rooted.source AS source, true AS rooted
UNION ALL
MATCH (e:Employer {key: $employer})-[named:COVERED_BY]->(o:PartyOrganisation)
WHERE @current(named) AND @living(o)
RETURN o.key AS organisation, o.name AS name, @asOf(o.kind) AS kind, @asOf(o.form) AS form,
       @asOf(o.secretary) AS head, o.secretaryPhone AS phone,
       named.start AS since, named.source AS source, false AS rooted
