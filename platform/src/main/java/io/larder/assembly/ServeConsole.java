package io.larder.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Serves the built console: its page at every address under {@code /console}, because the page's
 * own router reads the rest, and what the page loads at {@code /assets}.
 */
@Configuration(proxyBeanMethods = false)
class ServeConsole implements WebMvcConfigurer {

    private static final String PAGE = "index.html";

    /** A file's name under {@code /assets} changes with its content. */
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final @Nullable Path directory;

    ServeConsole(ConsoleSettings settings) {
        this.directory = settings.directory();
    }

    @Override
    public void addViewControllers(ViewControllerRegistry views) {
        if (isBuilt()) {
            views.addRedirectViewController("/", "/console/");
            views.addRedirectViewController("/console", "/console/");
            views.addViewController("/console/").setViewName("forward:/console/" + PAGE);
        }
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry resources) {
        if (directory == null || !isBuilt()) {
            return;
        }
        var location = directory.toUri().toString();
        resources
                .addResourceHandler("/assets/**")
                .addResourceLocations(location + "assets/")
                .setCacheControl(FOR_EVER);
        resources
                .addResourceHandler("/favicon.svg")
                .addResourceLocations(location)
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(1)));
        resources
                .addResourceHandler("/console/**")
                .addResourceLocations(location)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(true)
                .addResolver(new ThePage());
    }

    private boolean isBuilt() {
        return directory != null && Files.isRegularFile(directory.resolve(PAGE));
    }

    /** Answers with the page, whatever is asked for. */
    private static final class ThePage extends PathResourceResolver {
        @Override
        protected @Nullable Resource getResource(String path, Resource location)
                throws IOException {
            return super.getResource(PAGE, location);
        }
    }
}
