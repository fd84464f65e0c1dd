# The service as an image: built with Maven, run on a JRE by a user without privileges. Its data lies in PostgreSQL, given by
# CASELEDGER_DATABASE_URL (see docs/settings.md); without that address the embedded one runs, with its data in /srv/caseledger/data.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml ./
COPY .mvn .mvn
COPY command-side command-side
COPY query-side query-side
COPY projections projections
COPY platform platform
COPY web web
COPY bench/pom.xml bench/
RUN --mount=type=cache,target=/root/.m2/repository \
    mvn -B --no-transfer-progress -pl web -am package -DskipTests -Dspotless.check.skip=true
RUN java -Djarmode=tools -jar web/target/caseledger-web-*-exec.jar extract --layers --destination extracted \
    && mv extracted/application/caseledger-web-*.jar extracted/application/caseledger.jar

FROM eclipse-temurin:25-jre
RUN groupadd --system --gid 10001 caseledger \
    && useradd --system --uid 10001 --gid caseledger --home-dir /srv/caseledger --create-home caseledger
WORKDIR /srv/caseledger
# what changes seldom comes first: a new release transfers the last layer only
COPY --from=build /build/extracted/dependencies/ ./
COPY --from=build /build/extracted/spring-boot-loader/ ./
COPY --from=build /build/extracted/snapshot-dependencies/ ./
COPY --from=build /build/extracted/application/ ./
USER caseledger
EXPOSE 8080
# the image has no curl; the shell speaks enough HTTP. In demo mode the service's own port tells of its health
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
    CMD ["bash", "-c", "for port in 8081 8080; do exec 3<>/dev/tcp/127.0.0.1/$port && break; done 2>/dev/null; printf 'GET /actuator/health/readiness HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "-XX:MaxRAMPercentage=70", "-jar", "caseledger.jar"]
