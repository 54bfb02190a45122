// 由同一名党建指导员联系的在营单位；姓名只用来比对，不出图。
// Employers in operation with an instructor; the name only tells which are the same and goes no further.
MATCH (e:Employer)
WHERE @inOperation(e) AND @asOf(e.instructor) <> ''
RETURN e.key AS employer, @asOf(e.instructor) AS instructor, coalesce(e.instructorPhone, '') AS phone
ORDER BY employer
