package phrase

import (
	"strings"
	"sync"
)

// terms are words that stand for each other, a family a line. A pattern that
// names one of a family finds them all, so that a deck's author need not repeat
// them, and an answer may mix its languages.
const terms = `
transaction | tx | 트랜잭션
isolation level | 격리 수준 | 격리 레벨 | 격리수준
dirty read | 더티 리드 | 더티 읽기 | 오손 읽기
non-repeatable read | nonrepeatable read | 반복 불가능한 읽기 | 반복 불가능 읽기 | 논리피터블 리드
phantom | phantom read | 팬텀 | 팬텀 리드 | 유령 읽기
lost update | 갱신 손실 | 갱신 유실 | 로스트 업데이트
write skew | 쓰기 스큐 | 쓰기 왜곡 | 라이트 스큐
uncommitted | not committed | not yet committed | not been committed | not commit | 커밋되지 않~ | 커밋하지 않~ | 커밋 안 | 커밋이 안 | 커밋도 안 | 커밋 전 | 미커밋 | 아직 커밋 안 | 확정되지 않~ | 확정 안
commit | 커밋
rollback | roll back | 롤백 | 되돌리~
snapshot | 스냅샷
deadlock | 데드락 | 교착 상태 | 교착 | 교착상태
lock | 락 | 잠금 | 잠그~ | 잠기~
lock wait | waiting for a lock | 락 대기 | 잠금 대기 | 락을 기다리~ | 잠금을 기다리~
block | 블로킹 | 막~ | 막히~
wait | 기다리~ | 대기
row | record | 행 | 로우 | 레코드
table | 테이블
column | 칼럼 | 컬럼 | 열
index | 인덱스 | 색인
full scan | full table scan | table scan | 풀 스캔 | 풀스캔 | 전체 스캔 | 테이블 스캔 | 풀 테이블 스캔
execution plan | query plan | explain plan | 실행 계획 | 실행계획 | 플랜
optimizer | planner | 옵티마이저 | 플래너
statistics | stats | 통계 | 통계 정보
selectivity | 선택도
cardinality | 카디널리티
query | 쿼리 | 질의
version | 버전
undo | 언두
redo | 리두
write-ahead log | wal | 선행 기록 로그 | 미리 쓰기 로그
archive log | archived log | 아카이브 로그 | 아카이브
tablespace | 테이블스페이스
vacuum | 배큠 | 베큠 | 배큠
replication | 복제 | 리플리케이션
replica | standby | secondary | 레플리카 | 복제본 | 스탠바이 | 슬레이브
primary | leader | master | 프라이머리 | 주 서버 | 리더 | 마스터
follower | 팔로워
failover | fail over | 장애 조치 | 페일오버
replication lag | lag | 복제 지연 | 지연
backup | back up | 백업
restore | 복구 | 복원 | 되살리~
recovery | 복구
checkpoint | 체크포인트
buffer | 버퍼
cache | 캐시
memory | ram | 메모리
disk | storage | 디스크 | 스토리지
log | 로그
session | 세션
connection | 연결 | 커넥션 | 접속
connection pool | 커넥션 풀 | 연결 풀
timeout | time out | 타임아웃 | 시간 초과
retry | 재시도 | 다시 시도
latency | 지연 시간 | 레이턴시 | 응답 시간 | 지연
throughput | 처리량
bottleneck | 병목
partition | 파티션
shard | 샤드
sharding | 샤딩
consistency | 일관성 | 정합성
availability | 가용성
durability | 지속성 | 내구성 | 영속성
atomicity | atomic | 원자성 | 원자적
concurrency | 동시성
parallel | 병렬
synchronous | 동기 | 동기식
asynchronous | async | 비동기
quorum | 정족수 | 쿼럼 | 과반 | 과반수
majority | 과반 | 과반수 | 다수결
consensus | 합의
idempotent | idempotency | idempotence | 멱등 | 멱등성 | 멱등하~
message queue | queue | 메시지 큐 | 큐 | 대기열
consumer | 컨슈머 | 소비자
producer | 프로듀서 | 생산자
duplicate | 중복
order | ordering | 순서 | 차례
load balancer | 로드 밸런서 | 로드밸런서
server | 서버
client | 클라이언트
request | 요청
response | 응답
packet | 패킷
port | 포트
firewall | 방화벽
network | 네트워크
process | 프로세스
thread | 스레드 | 쓰레드
mutex | 뮤텍스
race condition | 경쟁 상태 | 레이스 컨디션 | 경쟁 조건
starvation | 기아
memory leak | leak | 메모리 누수 | 누수 | 메모리 릭
garbage collection | gc | 가비지 컬렉션
container | 컨테이너
image | 이미지
pod | 파드
node | 노드
cluster | 클러스터
namespace | 네임스페이스
volume | 볼륨
deployment | deploy | 배포 | 디플로이
configuration | config | setting | 설정 | 구성
metric | 지표 | 메트릭
alert | alarm | 경보 | 알림 | 알람
monitoring | monitor | 모니터링
trace | tracing | 추적 | 트레이스
encryption | encrypt | 암호화
certificate | 인증서
authentication | authenticate | 인증
authorization | authorize | 인가 | 권한 부여
permission | privilege | 권한
token | 토큰
hash | 해시
private key | 개인 키 | 개인키 | 비밀키
public key | 공개 키 | 공개키
injection | 인젝션 | 주입
interface | 인터페이스
class | 클래스
object | 객체
inheritance | inherit | 상속
composition | 합성 | 조합 | 컴포지션
dependency | depend | 의존성 | 의존
array | 배열
list | 리스트 | 목록
hash table | hash map | hashmap | 해시 테이블 | 해시 맵 | 해시맵
tree | 트리
graph | 그래프
stack | 스택
heap | 힙
sort | 정렬
binary search | 이진 탐색 | 이분 탐색
recursion | recursive | 재귀
time complexity | 시간 복잡도
space complexity | 공간 복잡도
customer | client | 고객
outage | incident | 장애
root cause | 근본 원인 | 원인
cost | 비용
scale | scaling | 확장
trade-off | tradeoff | 트레이드오프 | 맞바꾸~
join | 조인
subquery | 서브쿼리 | 부질의
primary key | 기본 키 | 기본키 | pk
foreign key | 외래 키 | 외래키
null | 널
view | 뷰
trigger | 트리거
constraint | 제약 | 제약 조건
normalization | normalize | 정규화
schema | 스키마
data | 데이터 | 자료
database | db | 데이터베이스 | 디비
value | 값
read | 읽~ | 조회
write | 쓰~ | 기록
update | modify | 갱신 | 수정 | 변경 | 업데이트
delete | remove | 삭제 | 지우~
insert | add | 삽입 | 추가
change | 변경 | 바꾸~ | 바뀌~
fail | failure | 실패 | 장애
error | 오류 | 에러
overwrite | overwritten | 덮어쓰~ | 덮어써~ | 덮이~
reuse | 재사용
cleanup | clean up | purge | 정리 | 청소 | 퍼지
abort | cancel | kill | 중단 | 취소 | 강제 종료 | 죽이~
detect | 감지 | 탐지 | 발견
release | 해제 | 풀~ | 놓~
acquire | 획득 | 잡~ | 얻~
prevent | avoid | 막~ | 방지 | 예방 | 피하~
guarantee | ensure | 보장
allow | permit | 허용
increase | grow | 늘~ | 늘어나~ | 증가 | 커지~ | 높아지~
decrease | reduce | shrink | 줄~ | 줄어들~ | 줄이~ | 감소 | 낮아지~
slow | slower | 느리~ | 느려지~
fast | faster | quick | 빠르~ | 빨라지~
large | big | 크~ | 큰
small | 작~ | 작은
same | identical | 같~ | 동일
different | 다르~ | 다른
first | 먼저 | 우선
`

// families maps a member of a family, as it stands above, to the others. It is
// read on first use: the start must not pay for it.
var families = sync.OnceValue(func() map[string][]string {
	m := map[string][]string{}
	for _, line := range strings.Split(strings.TrimSpace(terms), "\n") {
		var all []string
		for _, t := range strings.Split(line, "|") {
			all = append(all, strings.TrimSpace(t))
		}
		for _, t := range all {
			for _, other := range all {
				if other != t {
					m[t] = append(m[t], other)
				}
			}
		}
	}
	return m
})

// sameTerm returns the other members of a term's family.
func sameTerm(alt string) []string { return families()[strings.ToLower(strings.TrimSpace(alt))] }
