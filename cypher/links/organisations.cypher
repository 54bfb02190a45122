// 当日现存的、和被提到的党组织：类型、设置形式、上级、所属社区、建在哪些单位、多少党员。
// The party organisations of the day, and those that are named: kind, form, what is above them, community, employers, members.
MATCH (o:PartyOrganisation)
WHERE @living(o) OR o.key IN $named
RETURN o.key AS key,
       o.name AS name,
       @living(o) AS there,
       @inScope.party(o) AS inScope,
       @asOf(o.kind) AS kind,
       @asOf(o.form) AS form,
       COLLECT { MATCH (o)-[r:UNDER]->(above:PartyOrganisation) WHERE @current(r) RETURN above.key AS up ORDER BY up } AS above,
       COLLECT { MATCH (o)-[r:IN_AREA]->(a:Area) WHERE @current(r) RETURN a.key AS area ORDER BY area } AS areas,
       COLLECT { MATCH (o)-[r:ROOTED_IN]->(e:Employer) WHERE @current(r) RETURN e.key AS employer ORDER BY employer } AS roots,
       COLLECT { MATCH (o)<-[r:COVERED_BY]-(e:Employer) WHERE @current(r) RETURN e.key AS employer ORDER BY employer } AS covers,
       COUNT { MATCH (o)<-[r:MEMBER_OF]-(m:PartyMember) WHERE @current(r) AND @currentMember(m) } AS members
ORDER BY key
