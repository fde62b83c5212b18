package dev.plimsoll.overview.web;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceChainRegistration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * Files that are sent as they are. Only these addresses are theirs: every link of every page is looked up among them for
 * its version, and what could be a file anywhere would be searched for in every jar.
 */
@Configuration(proxyBeanMethods = false)
class StaticFiles implements WebMvcConfigurer {

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry files) {
        from("classpath:/static/js/", files, "/js/**")
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
        from("classpath:/META-INF/resources/webjars/", files, "/webjars/**");
        from("classpath:/static/", files, "/favicon.svg", "/robots.txt");
        files.addResourceHandler("/cli/**")
                .addResourceLocations("classpath:/static/cli/")
                .setCacheControl(CacheControl.noCache());
    }

    private static ResourceChainRegistration from(String folder, ResourceHandlerRegistry files, String... addresses) {
        return files.addResourceHandler(addresses)
                .addResourceLocations(folder)
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)))
                .resourceChain(true);
    }
}
