package dev.plimsoll;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Several threads for what is done again and again: one that waits for somebody outside holds up none of the others. */
@Configuration(proxyBeanMethods = false)
class SchedulingConfiguration {

    private static final int THREADS = 8;

    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(THREADS);
        scheduler.setThreadNamePrefix("job-");
        scheduler.setDaemon(true);
        return scheduler;
    }
}
