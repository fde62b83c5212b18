package dev.plimsoll.intake.demo;

import static dev.plimsoll.intake.demo.DemoPager.note;

import dev.plimsoll.incidents.AlertReport;
import dev.plimsoll.incidents.IncidentReport;
import dev.plimsoll.incidents.Moment;
import dev.plimsoll.incidents.Phase;
import dev.plimsoll.intake.demo.DemoForge.Deployment;
import dev.plimsoll.intake.demo.DemoForge.Version;
import dev.plimsoll.intake.demo.DemoPager.Told;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Ninety days up to now: every working day as usual, six bad days as they were, and what was broken because of them.
 *
 * <p>Always the same for the same day, so that playing it twice adds nothing.
 */
final class DemoHistory {

    private static final int DAYS = 90;
    private static final String PRODUCTION = "production";

    private final DemoCompany company;
    private final DemoForge forge;
    private final DemoPager pager;
    private final ZoneId zone;
    private final Instant now;
    private final LocalDate today;
    private final Random random = new Random(1876);
    private final TreeMap<Instant, List<Runnable>> plan = new TreeMap<>();
    private final Map<String, Version> running = new HashMap<>();
    private final Map<String, LocalDate> badDays = new HashMap<>();
    private int versions;
    private int deployments;

    DemoHistory(DemoCompany company, ZoneId zone, Instant now) {
        this.company = company;
        this.forge = new DemoForge(company);
        this.pager = new DemoPager(now);
        this.zone = zone;
        this.now = now;
        this.today = LocalDate.ofInstant(now, zone);
    }

    /** Everything that has been said until now, in the order in which it happened. */
    List<DemoDelivery> deliveries() {
        planBadDays();
        for (var service : company.services()) {
            for (var day = DAYS; day >= 0; day--) {
                planDay(service, today.minusDays(day));
            }
        }
        for (var next = plan.pollFirstEntry(); next != null; next = plan.pollFirstEntry()) {
            next.getValue().forEach(Runnable::run);
        }
        return forge.deliveries().stream()
                .filter(delivery -> !delivery.at().isAfter(now))
                .sorted(Comparator.comparing(DemoDelivery::at))
                .toList();
    }

    /** Once the deliveries are made. */
    List<AlertReport> alerts() {
        return pager.alerts();
    }

    /** Once the deliveries are made. */
    List<IncidentReport> incidents() {
        return pager.incidents();
    }

    private void planDay(DemoCompany.Service service, LocalDate day) {
        var isWeekend = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
        var releases = isWeekend ? 0 : service.perWeek() / 5 + (random.nextInt(5) < service.perWeek() % 5 ? 1 : 0);
        for (var n = 0; n < releases; n++) {
            var at = at(day, LocalTime.of(8 + random.nextInt(8), random.nextInt(60)));
            if (!day.equals(badDays.get(service.name()))) {
                when(at, () -> usualRelease(service, at));
            }
        }
    }

    private void usualRelease(DemoCompany.Service service, Instant mergedAt) {
        var version = version(service.name());
        forge.release(version, mergedAt);
        var at = mergedAt.plus(Duration.ofMinutes(7));
        deploy(version, "dev", at, "success");
        if (random.nextInt(100) < 12) {
            return;
        }
        at = at.plus(Duration.ofMinutes(20 + random.nextInt(40)));
        deploy(version, "staging", at, random.nextInt(100) < 4 ? "failure" : "success");
        if (service.canary()) {
            at = at.plus(Duration.ofMinutes(30));
            deploy(version, "canary", at, "success");
        }
        if (random.nextInt(100) < 20) {
            return;
        }
        var asked = at.plus(Duration.ofMinutes(30 + random.nextInt(90)));
        when(asked, () -> toProduction(version, asked));
    }

    /** Through the gate, and once in a while back again. */
    private void toProduction(Version version, Instant asked) {
        var deployment = new Deployment(version, PRODUCTION, ++deployments, person(), asked);
        forge.created(deployment);
        forge.status(deployment, "waiting", asked.plusSeconds(1), null);
        var decided = asked.plus(Duration.ofMinutes(3 + random.nextInt(40)));
        forge.review(deployment, "approved", person(), "", decided);
        forge.status(deployment, "in_progress", decided.plusSeconds(5), null);
        var end = decided.plus(Duration.ofMinutes(3 + random.nextInt(5)));
        var isBad = random.nextInt(100) < 7;
        var isBadUnseen = isBad && isTierOne(version.service());
        forge.status(deployment, isBad && !isBadUnseen ? "failure" : "success", end, null);
        var before = running.get(version.service());
        if (!isBad) {
            running.put(version.service(), version);
        } else if (before != null) {
            deploy(before, PRODUCTION, end.plus(Duration.ofMinutes(6)), "success");
            if (isBadUnseen) {
                alertUntilItIsBack(version.service(), end);
            }
        }
    }

    /** Its rollout went well, and then it hurt: over when the version before runs again. */
    private void alertUntilItIsBack(String service, Instant rolledOut) {
        pager.alert(
                service,
                "HighErrorRate",
                "More than 5 %% of the requests to %s fail".formatted(service),
                rolledOut.plusSeconds(80),
                rolledOut.plus(Duration.ofMinutes(14)));
    }

    private boolean isTierOne(String service) {
        return company.services().stream().anyMatch(one -> one.name().equals(service) && one.tier() == 1);
    }

    private void planBadDays() {
        missingSecret(today.with(TemporalAdjusters.previous(DayOfWeek.MONDAY)));
        smallConfigChange(
                today.with(TemporalAdjusters.previous(DayOfWeek.WEDNESDAY)).minusWeeks(2));
        fridayEvening(today.with(TemporalAdjusters.previous(DayOfWeek.FRIDAY)).minusWeeks(4));
        endlessLoop(today.with(TemporalAdjusters.previous(DayOfWeek.THURSDAY)).minusWeeks(1));
        skippedBuild(today.with(TemporalAdjusters.previous(DayOfWeek.TUESDAY)));
        refusedAtTheGate(today.with(TemporalAdjusters.previous(DayOfWeek.WEDNESDAY)));
        slowAtNight(today.with(TemporalAdjusters.previous(DayOfWeek.SUNDAY)).minusWeeks(3));
        emptyBaskets(today.with(TemporalAdjusters.previous(DayOfWeek.THURSDAY)).minusWeeks(6));
        happeningNow();
    }

    /** A release whose pods cannot start; rolled back within four minutes. */
    private void missingSecret(LocalDate day) {
        badDays.put("payment-service", day);
        when(at(day, "09:10"), () -> {
            var before = running.getOrDefault("payment-service", version("payment-service"));
            var version = version("payment-service", "Enhanced payment processing");
            forge.release(version, at(day, "09:10"));
            var deployment = new Deployment(version, PRODUCTION, ++deployments, "maya", at(day, "09:16"));
            forge.created(deployment);
            forge.status(deployment, "in_progress", at(day, "09:17"), null);
            forge.status(deployment, "success", at(day, "09:18"), null);
            forge.status(
                    deployment, "failure", at(day, "09:20"), "CrashLoopBackOff: DATABASE_CONNECTION_URL is not set");
            var back = new Deployment(before, PRODUCTION, ++deployments, "dev", at(day, "09:31"));
            forge.created(back);
            forge.status(back, "in_progress", at(day, "09:31"), null);
            forge.status(back, "success", at(day, "09:35"), null);
            running.put("payment-service", before);
            paymentsFail(day, DemoForge.id(deployment.number()));
        });
    }

    private void paymentsFail(LocalDate day, String cause) {
        var service = "payment-service";
        pager.alert(service, "PaymentErrorRateHigh", "5xx share of 38 %", at(day, "09:20"), at(day, "09:38"));
        pager.alert(service, "KubePodCrashLooping", "10 of 10 new pods restart", at(day, "09:20"), at(day, "09:35"));
        pager.incident(
                new Told(
                        "CC-142",
                        service,
                        "sev1",
                        "Payments fail after a release without its Secret",
                        "4 in 10 payments are declined",
                        "alert",
                        cause),
                List.of(
                        note(
                                Phase.IMPACT_STARTED,
                                at(day, "09:18"),
                                "Kubernetes",
                                "10 of 10 new pods in CrashLoopBackOff"),
                        note(Phase.NOTE, at(day, "09:19"), "Prometheus", "5xx share passes the 5 % threshold"),
                        Moment.only(Phase.OPENED, at(day, "09:21")),
                        note(Phase.PAGED, at(day, "09:21"), "PagerDuty", "dev is paged"),
                        Moment.only(Phase.ACKNOWLEDGED, at(day, "09:21").plusSeconds(25)),
                        note(Phase.BRIDGE_OPENED, at(day, "09:23"), "dev", "maya and ilir join"),
                        note(Phase.CAUSE_FOUND, at(day, "09:28"), "dev", "The Secret was not updated for this release"),
                        note(Phase.DECIDED, at(day, "09:30"), "dev", "Roll back now, add the Secret later"),
                        Moment.only(Phase.RESOLVED, at(day, "09:45"))));
    }

    /** "It was just a small config change": rolled back in vain, patched later. */
    private void smallConfigChange(LocalDate day) {
        badDays.put("auth-api", day);
        when(at(day, "10:47"), () -> {
            var version = running.getOrDefault("auth-api", version("auth-api"));
            var first = deployments + 1;
            for (var time : List.of("10:47", "10:55", "11:32")) {
                var state = time.equals("10:47") ? "failure" : "success";
                var deployment = new Deployment(version, PRODUCTION, ++deployments, "tomas", "config", at(day, time));
                forge.created(deployment);
                forge.status(deployment, "in_progress", at(day, time), null);
                forge.status(deployment, state, at(day, time).plusSeconds(60), null);
            }
            signInFails(day, DemoForge.id(first));
        });
    }

    private void signInFails(LocalDate day, String cause) {
        pager.alert("auth-api", "SignInFailuresHigh", "1 in 3 sign-ins is refused", at(day, "10:50"), at(day, "11:37"));
        pager.incident(
                new Told(
                        "CC-131",
                        "auth-api",
                        "sev2",
                        "Sign-in refuses valid sessions",
                        "1 in 3 shoppers cannot sign in",
                        "alert",
                        cause),
                List.of(
                        Moment.only(Phase.OPENED, at(day, "10:51")),
                        Moment.only(Phase.ACKNOWLEDGED, at(day, "10:54")),
                        note(
                                Phase.DECIDED,
                                at(day, "10:54"),
                                "tomas",
                                "It was just a small config change: put it back"),
                        note(Phase.NOTE, at(day, "11:02"), "tomas", "The old values are back, and sign-in still fails"),
                        note(
                                Phase.CAUSE_FOUND,
                                at(day, "11:26"),
                                "nadia",
                                "Sessions made meanwhile are signed with the new key"),
                        Moment.only(Phase.MITIGATED, at(day, "11:37")),
                        Moment.only(Phase.RESOLVED, at(day, "12:05"))));
    }

    /** Straight to production on a Friday at 16:47, while a migration ran. */
    private void fridayEvening(LocalDate day) {
        badDays.put("orders-api", day);
        when(at(day, "16:47"), () -> {
            var before = running.getOrDefault("orders-api", version("orders-api"));
            var version = version("orders-api", "Read the new loyalty column");
            forge.release(version, at(day, "16:40"));
            var deployment = new Deployment(version, PRODUCTION, ++deployments, "sam", at(day, "16:47"));
            forge.created(deployment);
            forge.status(deployment, "in_progress", at(day, "16:47"), null);
            forge.status(deployment, "failure", at(day, "17:10"), "column orders.loyalty_tier does not exist");
            deploy(before, PRODUCTION, at(day, "17:10"), "success");
            ordersFail(day, DemoForge.id(deployment.number()));
        });
    }

    private void ordersFail(LocalDate day, String cause) {
        pager.alert("orders-api", "OrderErrorsHigh", "Orders fail with 500", at(day, "16:50"), at(day, "17:19"));
        pager.incident(
                new Told(
                        "CC-117",
                        "orders-api",
                        "sev1",
                        "Orders fail: a column is missing",
                        "No order can be placed",
                        "alert",
                        cause),
                List.of(
                        Moment.only(Phase.OPENED, at(day, "16:52")),
                        note(Phase.NOTE, at(day, "16:56"), "sam", "The migration of loyalty_tier is still running"),
                        Moment.only(Phase.ACKNOWLEDGED, at(day, "16:58")),
                        note(
                                Phase.CAUSE_FOUND,
                                at(day, "17:04"),
                                "sam",
                                "The release reads a column that is not there yet"),
                        note(Phase.DECIDED, at(day, "17:08"), "ilir", "Roll back, and wait for the migration"),
                        Moment.only(Phase.RESOLVED, at(day, "17:40"))));
    }

    /** Nobody had changed anything. */
    private void slowAtNight(LocalDate day) {
        pager.alert("search-api", "SearchLatencyHigh", "The slowest 1 % take 4 s", at(day, "02:40"), at(day, "03:05"));
    }

    /** Told by customers, and never explained. */
    private void emptyBaskets(LocalDate day) {
        pager.incident(
                new Told(
                        "CC-109",
                        "cart-api",
                        "sev3",
                        "Baskets are empty after signing in",
                        "A few baskets an hour",
                        "customer",
                        null),
                List.of(
                        Moment.only(Phase.OPENED, at(day, "15:20")),
                        Moment.only(Phase.ACKNOWLEDGED, at(day, "15:34")),
                        note(Phase.NOTE, at(day, "15:50"), "nadia", "No new cases since the cache was emptied"),
                        Moment.only(Phase.MITIGATED, at(day, "16:05")),
                        Moment.only(Phase.RESOLVED, at(day, "16:30"))));
    }

    /** A commit after each deployment started the next: one version, 47 times in three hours. */
    private void endlessLoop(LocalDate day) {
        badDays.put("storefront", day);
        when(at(day, "14:00"), () -> {
            var version = version("storefront", "Update the build badge");
            forge.release(version, at(day, "13:50"));
            for (var n = 0; n < 47; n++) {
                deploy(version, "dev", at(day, "14:00").plusSeconds(230L * n), "success");
            }
        });
    }

    /** The build was skipped, the deployment went on with yesterday's image. */
    private void skippedBuild(LocalDate day) {
        badDays.put("checkout-service", day);
        when(at(day, "11:20"), () -> {
            var before = running.getOrDefault("checkout-service", version("checkout-service"));
            var fresh = version("checkout-service", "Charge in the shopper's currency");
            var claimed = new Version(
                    fresh.service(), fresh.number(), fresh.sha(), before.digest(), fresh.author(), fresh.subject());
            forge.run(claimed, at(day, "11:21"), at(day, "11:22"), "skipped");
            deploy(claimed, "staging", at(day, "11:24"), "success");
        });
    }

    private void refusedAtTheGate(LocalDate day) {
        badDays.put("inventory-api", day);
        when(at(day, "15:00"), () -> {
            var version = version("inventory-api", "Count returns twice a day");
            forge.release(version, at(day, "14:30"));
            deploy(version, "dev", at(day, "14:40"), "success");
            var deployment = new Deployment(version, PRODUCTION, ++deployments, "sam", at(day, "15:00"));
            forge.created(deployment);
            forge.status(deployment, "waiting", at(day, "15:00").plusSeconds(1), null);
            forge.review(deployment, "rejected", "nadia", "The error budget is used up", at(day, "15:12"));
            forge.status(deployment, "failure", at(day, "15:12").plusSeconds(2), "Deployment was rejected");
        });
    }

    /** What is under way while somebody looks. */
    private void happeningNow() {
        when(now.minus(Duration.ofMinutes(50)), () -> {
            var version = version("catalog-api", "Answer with the cheaper price first");
            forge.release(version, now.minus(Duration.ofMinutes(50)));
            var waiting = new Deployment(version, PRODUCTION, ++deployments, "maya", now.minus(Duration.ofMinutes(38)));
            forge.created(waiting);
            forge.status(waiting, "waiting", now.minus(Duration.ofMinutes(38)), null);
            var next = version("notification-hub", "Send in the reader's language");
            forge.release(next, now.minus(Duration.ofMinutes(30)));
            deploy(next, "dev", now.minus(Duration.ofMinutes(22)), "success");
            var rolling = new Deployment(next, PRODUCTION, ++deployments, "sam", now.minus(Duration.ofMinutes(4)));
            forge.created(rolling);
            forge.status(rolling, "in_progress", now.minus(Duration.ofMinutes(3)), null);
        });
    }

    private void deploy(Version version, String environment, Instant at, String state) {
        forge.deploy(
                new Deployment(version, environment, ++deployments, person(), at),
                Duration.ofSeconds(90 + random.nextInt(240)),
                state);
        if (environment.equals(PRODUCTION) && state.equals("success")) {
            running.put(version.service(), version);
        }
    }

    private Version version(String service) {
        return version(
                service,
                company.subjects().get(random.nextInt(company.subjects().size())));
    }

    private Version version(String service, String subject) {
        var sha = "%016x%016x%08x".formatted(random.nextLong(), random.nextLong(), random.nextInt());
        var digest = "sha256:%016x%016x%016x%016x"
                .formatted(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
        return new Version(service, ++versions, sha, digest, person(), subject);
    }

    private String person() {
        return company.people().get(random.nextInt(company.people().size()));
    }

    private void when(Instant at, Runnable what) {
        plan.computeIfAbsent(at, any -> new ArrayList<>()).add(what);
    }

    private Instant at(LocalDate day, String time) {
        return at(day, LocalTime.parse(time));
    }

    private Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }
}
