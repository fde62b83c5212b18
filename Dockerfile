# Plimsoll as a container: built with Maven, run by an ordinary user, the database beside it.
FROM maven:3.9-eclipse-temurin-21 AS build
WORKDIR /source
COPY pom.xml .
COPY src src
COPY db db
COPY frontend frontend
RUN mvn -B -ntp -DskipTests package \
 && java -Djarmode=tools -jar target/plimsoll-*.jar extract --destination /app \
 && mv /app/plimsoll-*.jar /app/plimsoll.jar

FROM eclipse-temurin:21-jre
RUN useradd --system --uid 10001 --home-dir /var/lib/plimsoll --create-home plimsoll
COPY --from=build /app /app
USER 10001
ENV PLIMSOLL_HOME=/var/lib/plimsoll
VOLUME /var/lib/plimsoll
EXPOSE 8080
# The JVM is there anyway: no other program is needed to ask whether Plimsoll is ready.
COPY src/main/docker/Ready.java /app/Ready.java
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=5 CMD ["java", "-Xshare:auto", "/app/Ready.java"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-jar", "/app/plimsoll.jar"]
